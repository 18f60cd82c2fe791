/// Lines about who is signed in.
extension Vocabulary {
  static let people: [LineForm] = [
    LineForm(
      .people, "sign in as PERSON", "Open the login page and sign in with that person's password.",
      example: "sign in as alice"
    ) { .signIn(person: $0[.person], password: .own) },
    LineForm(
      .people, "sign in as PERSON password=VALUE", "Try to sign in with a password of your choice.",
      example: "sign in as alice password=guess"
    ) { .signIn(person: $0[.person], password: .typed($0.named("password"))) },
    LineForm(
      .people, "sign in as PERSON with the password of PERSON", "Try to sign in with somebody else's password.",
      example: "sign in as alice with the password of admin"
    ) { .signIn(person: $0[.person], password: .of(person: $0[.person, 1])) },
    LineForm(
      .people, "sign in as PERSON by address", "Put name and password into the address instead of the form.",
      example: "sign in as alice by address"
    ) { .signInByAddress(person: $0[.person]) },
    LineForm(
      .people, "sign in as PERSON and be remembered", "Sign in with the Remember-me box ticked.",
      example: "sign in as alice and be remembered"
    ) { .signIn(person: $0[.person], password: .own, remembered: true) },
    LineForm(
      .people, "sign in as PERSON on this page", "Fill in the login form of the page that is open, and send it.",
      example: "sign in as alice on this page"
    ) { .signInHere(person: $0[.person]) },
    LineForm(
      .people, "register as NAME password=VALUE", "Open /register, fill in its form and send it.",
      example: "register as bob password=correct-horse"
    ) { .register(name: $0[.name], password: $0.named("password")) },
    LineForm(
      .people, "register as NAME password=VALUE by address",
      "Put name and password into the address instead of the form.",
      example: "register as bob password=correct-horse by address"
    ) { .registerByAddress(name: $0[.name], password: $0.named("password")) },
    LineForm(
      .people, "log out", "Use the link or button to log out on /dashboard, or /logout.", example: "log out"
    ) { _ in .logOut },
    LineForm(
      .people, "log out again", "Send the last logout once more.", example: "log out again"
    ) { _ in .logOutAgain },
    LineForm(
      .people, "expect signed in as PERSON", "/dashboard opens and shows that person's name.",
      example: "expect signed in as alice"
    ) { .expect(.signedIn(person: $0[.person])) },
    LineForm(.people, "expect signed out", "/dashboard greets nobody.", example: "expect signed out") { _ in
      .expect(.signedOut)
    },
    LineForm(
      .people, "expect signed out at PATH", "This page is not open: it leads to the login page, or is refused.",
      example: "expect signed out at /profile"
    ) { .expect(.signedOutAt($0[.address])) },
    LineForm(
      .people, "expect refused", "The last sign-in was turned down, and nobody is signed in.", example: "expect refused"
    ) { _ in .expect(.refused) },
    LineForm(
      .people, "expect a message", "The page says something that the login page did not say before.",
      example: "expect a message"
    ) { _ in .expect(.message) },
    LineForm(
      .people, "expect near misses of PERSON refused", "Passwords that are almost right do not sign anyone in.",
      example: "expect near misses of alice refused"
    ) { .expect(.nearMissesRefused(person: $0[.person])) },
    LineForm(
      .people, "expect incomplete forms of PERSON refused",
      "A form that lacks a field signs nobody in and crashes nothing.",
      example: "expect incomplete forms of alice refused"
    ) { .expect(.incompleteFormsRefused(person: $0[.person])) },
    LineForm(
      .people, "expect a way to log out", "/dashboard has a link or button to log out.",
      example: "expect a way to log out"
    ) { _ in .expect(.wayToLogOut) },
    LineForm(
      .people, "expect deleted cookies gone", "Each cookie that logging out tried to delete is really gone.",
      example: "expect deleted cookies gone"
    ) { _ in .expect(.cookieReallyDeleted) },
  ]
}
