import Testing

@testable import Lesson

@Suite(.inTurn) struct FormTests {
  func page(_ html: String) -> Page { Page(html: html, address: PageTests.address) }

  static let tutorial = """
    <!doctype html>
    <title>Login</title>
    <h2>Login</h2>
    <form method="POST">
      <input type="text" name="username" placeholder="Username" required><br>
      <input type="password" name="password" placeholder="Password" required><br>
      <button type="submit">Login</button>
    </form>
    """

  @Test func readsTheFormOfTheTutorial() throws {
    let form = try #require(page(Self.tutorial).loginForm)
    #expect(form.method == "POST")
    #expect(form.action == "")
    #expect(form.enctype == "application/x-www-form-urlencoded")
    #expect(form.fields.map(\.name) == ["username", "password"])
    #expect(form.fields.map(\.accessibleName) == ["Username", "Password"])
    #expect(form.fields.map(\.label) == [nil, nil])
    #expect(form.userField?.name == "username")
    #expect(form.passwordFields.map(\.name) == ["password"])
    #expect(form.rememberField == nil)
    #expect(form.defaultButton?.label == "Login")
  }

  @Test func readsUpperCaseAndUnquotedMarkup() throws {
    let form = try #require(
      page("<FORM METHOD=post ACTION=/in?a=1&b=2><INPUT NAME=U TYPE=TEXT VALUE=a&amp;b><input type=foo name=v></FORM>")
        .forms.first)
    #expect(form.method == "POST")
    #expect(form.action == "/in?a=1&b=2")
    #expect(form.fields.map(\.type) == ["text", "text"])
    #expect(form.fields.map(\.value) == ["a&b", ""])
  }

  @Test func fallsBackOnWhatBrowsersKnow() {
    let forms = page("<form method=put enctype=json></form><form method=Dialog enctype=TEXT/plain></form><form></form>")
      .forms
    #expect(forms.map(\.method) == ["GET", "DIALOG", "GET"])
    #expect(
      forms.map(\.enctype) == [
        "application/x-www-form-urlencoded", "text/plain", "application/x-www-form-urlencoded",
      ])
  }

  // MARK: Form owner

  @Test func followsTheFormAttribute() {
    let page = page(
      """
      <input name=before form=f><form id=f><input name=in><input name=away form=g><input name=lost form=none></form>
      <form id=g></form><button form=f>go</button><input name=loose><div id=d></div><input name=odd form=d>
      """)
    #expect(page.forms.map { $0.fields.map(\.name) } == [["before", "in"], ["away"]])
    #expect(page.forms.map { $0.buttons.map(\.label) } == [["go"], []])
    #expect(page.looseFields.map(\.name) == ["lost", "loose", "odd"])
  }

  @Test func ignoresAFormInAForm() {
    let page = page("<form id=a><input name=x><form id=b><input name=y></form><input name=z>")
    #expect(page.forms.map(\.id) == ["a"])
    #expect(page.forms.first?.fields.map(\.name) == ["x", "y"])
    #expect(page.looseFields.map(\.name) == ["z"])
  }

  @Test(arguments: [
    "<table><form id=a><tr><td><input name=u><td><input name=p></tr></form></table><input name=z>",
    "<table><tr><form id=a><td><input name=u></td><td><input name=p></td></form></tr></table><input name=z>",
    "<div><form id=a><input name=u></div><p><input name=p></form><input name=z>",
    "<table><tr><td><table><form id=a><tr><td><input name=u></table><input name=p></form></table><input name=z>",
    "<table><form id=a><input name=u><input name=p type=hidden></form></table><input name=z>",
  ])
  func tiesControlsToTheFormInBadNesting(_ html: String) {
    let page = page(html)
    #expect(page.forms.map { $0.fields.map(\.name) } == [["u", "p"]])
    #expect(page.looseFields.map(\.name) == ["z"])
  }

  // MARK: Fields

  @Test func findsLabelsOfAllKinds() {
    let fields = page(
      """
      <form><label for=a>User <b>name</b></label><input id=a name=a>
      <label>Password <input name=b type=password></label>
      <input name=c aria-label="Third"> <span id=s1>Two</span><span id=s2 hidden>words</span>
      <input name=d aria-labelledby="s1 none s2" aria-label=no> <input name=e title=Fifth>
      <input name=f placeholder=Sixth>
      <input name=g> <label for=none>x<input name=h></label> <label> </label><label for=i></label><input id=i name=i>
      <label>Pick <select name=j><option>one</select> now</label><label>Hidden <input type=hidden><input name=k></label>
      <label for=l>First</label><label for=l>second</label><textarea id=l name=l>text</textarea></form>
      """
    ).forms[0].fields.filter { $0.type != "hidden" }
    #expect(
      fields.map(\.label) == [
        "User name", "Password", nil, nil, nil, nil, nil, nil, nil, "Pick now", "Hidden", "First second",
      ])
    #expect(
      fields.map(\.accessibleName) == [
        "User name", "Password", "Third", "Two words", "Fifth", "Sixth", "", "", "", "Pick now", "Hidden",
        "First second",
      ])
    #expect(fields.filter { !$0.hasAccessibleName }.map(\.name) == ["g", "h", "i"])
  }

  @Test func knowsWhatAFieldsetDisables() {
    let fields = page(
      """
      <form><fieldset disabled><input name=a><legend><input name=b></legend><legend><input name=c></legend>
      <fieldset><legend><input name=d></legend></fieldset></fieldset><fieldset><input name=e></fieldset>
      <input name=f disabled><input name=g readonly></form>
      """
    ).forms[0].fields
    #expect(fields.filter(\.isDisabled).map(\.name) == ["a", "c", "d", "f"])
    #expect(fields.filter(\.isReadOnly).map(\.name) == ["g"])
  }

  @Test func readsValues() {
    let fields = page(
      """
      <form><textarea name=a>
      <b>one&amp;
      two</b></textarea><input type=checkbox name=b><input type=radio value=x name=c checked>
      <input type=password value="a&#10;b" name=d><input type=email value=" a@b " name=e>
      <input type=file value=f name=f>
      <input type=hidden value=" x&#10;" name=g></form>
      """
    ).forms[0].fields
    #expect(fields.map(\.value) == ["<b>one&\ntwo</b>", "on", "x", "ab", "a@b", "", " x\n"])
    #expect(fields.map(\.isChecked) == [false, false, true, false, false, false, false])
  }

  @Test func readsOptions() throws {
    let fields = page(
      """
      <form><select name=a><option disabled>x<option value=1> One  more <optgroup disabled><option>y</optgroup></select>
      <select name=b><option selected>1<option selected>2<option>3</select>
      <select name=c multiple><option selected>1<option selected>2</select>
      <select name=d size=3><option>1</select></form>
      """
    ).forms[0].fields
    let first = try #require(fields.first)
    #expect(first.type == "select")
    #expect(first.options.map(\.value) == ["x", "1", "y"])
    #expect(first.options.map(\.text) == ["x", "One more", "y"])
    #expect(first.options.map(\.isDisabled) == [true, false, true])
    #expect(
      fields.map { $0.options.map(\.isSelected) } == [
        [false, true, false], [false, true, false], [true, true], [false],
      ])
  }

  @Test func readsButtons() {
    let buttons = page(
      """
      <form><button name=a value=1>One <b>more</b></button><button type=button>B</button><button type=reset>C</button>
      <button type=odd>D</button><input type=submit><input type=submit value=E name=e><input type=image alt=F src=f>
      <input type=button value=G><input type=reset><button aria-label=H disabled></button></form>
      """
    ).forms[0].buttons
    #expect(buttons.map(\.label) == ["One more", "B", "C", "D", "Submit", "E", "F", "G", "Reset", "H"])
    #expect(
      buttons.map(\.type) == [
        "submit", "button", "reset", "submit", "submit", "submit", "image", "button", "reset", "submit",
      ])
    #expect(buttons.map(\.submits) == [true, false, false, true, true, true, true, false, false, true])
    #expect(buttons.last?.isDisabled == true)
  }

  // MARK: Roles

  @Test func findsTheUserField() {
    func user(_ html: String) -> String? { page("<form>\(html)</form>").forms[0].userField?.name }
    #expect(user("<input name=q><input name=userEmail type=email><input name=p type=password>") == "userEmail")
    #expect(user("<input name=who><input name=p type=password><input name=username>") == "who")
    #expect(user("<input name=p type=password><input name=who>") == "who")
    #expect(user("<input><input name=csrf type=hidden><input name=p type=password>") == nil)
    #expect(user("<input name=a disabled><input name=b type=tel><input name=p type=password>") == "b")
  }

  @Test func findsTheRememberField() {
    func box(_ html: String) -> String? { page("<form>\(html)</form>").forms[0].rememberField?.name }
    #expect(box("<input type=checkbox name=terms><input type=checkbox name=Remember>") == "Remember")
    #expect(box("<input type=checkbox name=a><label><input type=checkbox name=b> Stay here</label>") == "b")
    #expect(box("<input type=checkbox><input type=checkbox name=a><input type=checkbox name=b>") == "a")
    #expect(box("<input name=remember>") == nil)
  }

  @Test func findsTheLoginForm() {
    let register = "<form id=r><input name=u><input name=p type=password><input name=q type=password></form>"
    let search = "<form id=s><input name=q></form>"
    let login = "<form id=l><input name=u><input name=p type=password></form>"
    #expect(page(register + search + login).loginForm?.id == "l")
    #expect(page(search + register).loginForm?.id == "r")
    #expect(page("<form id=x><input type=password name=p></form>").loginForm?.id == "x")
    #expect(page("<form><input name=u><input type=password></form>").loginForm == nil)
    #expect(page("<input name=u><input type=password name=p>").loginForm == nil)
    #expect(page("<template>\(login)</template>").loginForm == nil)
  }

  @Test(arguments: [
    ("<a href=/logout>Bye</a>", "link /logout"), ("<a href=/x>Sign out</a>", "link /x"),
    ("<a href=/Sign-Off>x</a>", "link /Sign-Off"),
    ("<a href=/logout>x</a><form action=/bye><button>LOG OUT</button></form>", "form /bye LOG OUT"),
    ("<form action=/log_out><button type=button>x</button><input type=submit></form>", "form /log_out Submit"),
    ("<form action=/logout></form>", "form /logout"),
    ("<form action=/save><button>Save</button><button formaction=/logout>x</button></form>", "form /save x"),
    ("<a href=/login>Log in</a><p>Log out</p><a href=/about>about</a>", "nothing"),
    ("<a href=/blog/output>x</a>", "nothing"),
  ])
  func findsTheWayToLogOut(_ html: String, _ expected: String) {
    let found =
      switch page(html).logoutControl {
      case .link(let link): "link \(link.href)"
      case .form(let form, let button): "form \(form.action)" + (button.map { " \($0.label)" } ?? "")
      case nil: "nothing"
      }
    #expect(found == expected)
  }
}
