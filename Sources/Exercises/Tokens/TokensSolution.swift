import Foundation
import GRDB
import SignInKit

struct TokensSolution: WebApp {
  // Signs the cookie that the session travels in: whoever knows the key can sign in as anybody.
  // It comes from whoever starts the app, and without it the app ends: what stands in the code is no secret.
  let secretKey = environment("SECRET_KEY")

  // Other sites' forms do not get the cookie sent along, and over HTTPS it never travels unencrypted.
  let sessionCookieSameSite = "Lax"
  let sessionCookieIsSecure = environment("SITE_URL", default: "").hasPrefix("https://")

  // Seconds after which a session ends: since the last request, and since signing in.
  let idleSeconds = environment("SESSION_IDLE_SECONDS", default: 1800)
  let maxSeconds = environment("SESSION_MAX_SECONDS", default: 43200)

  // solution
  // Seconds for which those are remembered who ask for it: 30 days.
  let rememberSeconds = environment("REMEMBER_SECONDS", default: 30 * 24 * 60 * 60)
  // starter
  //| // For how long those are remembered who ask for it.
  //| // Write: read REMEMBER_SECONDS, in place of this, or take 30 days.
  //| let permanentSessionDays = 30
  // end

  // Each page shows who is signed in. Nobody may keep a copy: after logging out, the Back button must show nothing.
  let answerHeaders = ["Cache-Control": "no-store"]

  // Stands in for the hash of those who have no account. It looks like one, and no password fits it.
  let nobodysHash = "scrypt:32768:8:1$salt$nothing"

  // What visitors may see. A page that is not in this list is guarded, also one that is added later and forgotten here.
  let publicPages = ["/", "/about", "/login", "/logout", "/register"]

  // What is thrown in here keeps the app from starting.
  func routes(_ site: Site) throws {
    let accounts = try Accounts()

    // Every template gets the value "user", made anew for each request: nil if this browser is not signed in.
    site.templateValues { request in
      ["user": try accounts.user(of: request.session), "csrf": csrfToken(of: request.session)]
    }

    // Asked first: other sites can make a browser send us a form, with our cookie, but without the token.
    site.before { request in
      let (expected, sent) = (request.session["csrf"] ?? "", request.form["csrf"] ?? "")
      // An == would be quicker for a wrong first letter than for a wrong last one.
      if request.method != "POST" || !expected.isEmpty && equalInConstantTime(expected, sent) { return nil }
      return Response(
        "This form did not come from our page, or the page was too old. Please open it again.", status: 403)
    }

    // Looked at before every page, ahead of the guard: a session that is too old ends, another one was seen now.
    site.before { request in
      try accounts.renewSession(request.session, idleSeconds: idleSeconds, maxSeconds: maxSeconds)
      return nil
    }

    // solution
    // Whoever is not signed in now, but is remembered in this browser, gets a new session.
    site.before { request in
      let token = request.cookies["remember"] ?? ""
      if try accounts.user(of: request.session) == nil, let (user, seconds) = try accounts.useToken(token) {
        try accounts.startSession(request.session, of: user)
        // The new token ends when the old one would have: to be remembered for ever is not on offer.
        try accounts.remember(user, in: request, seconds: seconds)
      }
      return nil
    }

    // starter
    //| // Write: sign people in by their token, each token once, and give the browser a new one.
    //|
    // end
    // Asked before every page. nil lets the request pass; anything else is the answer.
    site.before { request in
      if try publicPages.contains(request.path) || accounts.user(of: request.session) != nil { return nil }
      // The address goes along, so that the way there is not lost.
      return redirect("/login", query: ["next": request.address])
    }

    site.get("/") { request in
      render("home.html")
    }

    site.get("/about") { request in
      render("about.html")
    }

    site.get("/login") { request in
      render("login.html", ["next": request.query["next"]])
    }

    // The form arrives.
    site.post("/login") { request in
      // A field that was not sent is nil. It is a wrong answer, not a reason to crash.
      let username = request.form["username"] ?? ""
      let next = request.form["next"] ?? "/dashboard"

      // The name must exist, and its own password must be right. Both failures get the same message.
      let account = try accounts.find(username)
      // A hash is checked for unknown names too. Without it the answer would come sooner, and tell who has an account.
      let hash = account?.password ?? nobodysHash
      guard try await accounts.isRight(request.form["password"] ?? "", hash, for: username), let account else {
        return render("login.html", ["message": "Invalid credentials!", "next": next], status: 401)
      }

      // The name as it was registered, however it was typed now. A box without a tick is not sent.
      // solution
      try accounts.forgetToken(of: request)
      try accounts.startSession(request.session, of: account.name)
      if request.form["remember"] != nil {
        try accounts.remember(account.name, in: request, seconds: rememberSeconds)
      }
      // starter
      //| // Write: give the browser a token, in place of a session that lasts.
      //| try accounts.startSession(request.session, of: account.name, isRemembered: request.form["remember"] != nil)
      // end
      // Right after a POST, redirect: then a reload does not send the form again.
      return redirect(isOfThisSite(next) ? next : "/dashboard")
    }

    site.get("/register") { request in
      render("register.html")
    }

    site.post("/register") { request in
      let name = request.form["username"] ?? ""
      let password = request.form["password"] ?? ""
      guard isName(name) else {
        let message = "A name has 3 to 30 characters: letters from A to Z, digits, dots, hyphens and underscores."
        return render("register.html", ["message": message], status: 422)
      }
      // Anything may stand in a password. It is never shown, and kept as it was typed.
      guard password.unicodeScalars.count >= 8 else {
        return render("register.html", ["message": "A password has at least 8 characters."], status: 422)
      }
      let hash = await generatePasswordHash(password)
      guard try accounts.add(name, hash) else {
        return render("register.html", ["message": "Somebody else has this name."], status: 409)
      }
      return redirect("/login")
    }

    site.get("/dashboard") { request in
      render("dashboard.html")
    }

    site.get("/profile") { request in
      let user = try accounts.user(of: request.session) ?? ""
      return render("profile.html", ["motto": try accounts.motto(of: user)])
    }

    site.get("/settings") { request in
      let user = try accounts.user(of: request.session) ?? ""
      return render("settings.html", ["tab": request.query["tab"] ?? "1", "motto": try accounts.motto(of: user)])
    }

    site.post("/settings") { request in
      let user = try accounts.user(of: request.session) ?? ""
      try accounts.setMotto(request.form["motto"] ?? "", of: user)
      return redirect("/profile")
    }

    site.get("/password") { request in
      render("password.html")
    }

    site.post("/password") { request in
      let user = try accounts.user(of: request.session) ?? ""
      let new = request.form["new"] ?? ""
      // Somebody may sit at a computer that another person left, and guess. This is counted apart from signing in.
      let hash = try accounts.find(user)?.password ?? nobodysHash
      guard try await accounts.isRight(request.form["current"] ?? "", hash, for: "/password \(user)") else {
        return render("password.html", ["message": "This is not your current password."], status: 422)
      }
      guard new.unicodeScalars.count >= 8 else {
        return render("password.html", ["message": "A password has at least 8 characters."], status: 422)
      }
      // Whoever knows the old password may be signed in: all sessions of this account end, and a new one begins.
      try accounts.setPassword(await generatePasswordHash(new), of: user)
      // solution
      try accounts.forgetToken(of: request)
      try accounts.startSession(request.session, of: user)
      // starter
      //| try accounts.startSession(request.session, of: user, isRemembered: request.session.isPermanent)
      // end
      return redirect("/profile")
    }

    // POST alone: a link, or a picture on another site, asks with GET.
    site.post("/logout") { request in
      try accounts.endSession(request.session)
      // solution
      try accounts.forgetToken(of: request)
      // starter
      // end
      return redirect("/login")
    }
  }

  // Anybody can write a link to our login page, so "next" can be anything. Two slashes at the start lead to another
  // site; browsers read a backslash as a slash too, and leave out what cannot be seen.
  private func isOfThisSite(_ address: String) -> Bool {
    let letters = Array(address.unicodeScalars)
    guard letters.first == "/", letters.allSatisfy({ "!" <= $0 && $0 <= "~" }) else { return false }
    return letters.count == 1 || (letters[1] != "/" && letters[1] != "\\")
  }

  // A random text that is made for this browser and kept in its session. Only our own pages can send it along.
  private func csrfToken(of session: Session) -> String {
    if let token = session["csrf"] { return token }
    let token = randomToken()
    session["csrf"] = token
    return token
  }

  // The whole name must be of these letters: what is allowed can be listed, what does harm cannot.
  private func isName(_ text: String) -> Bool {
    let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-".unicodeScalars
    let letters = text.unicodeScalars
    return (3...30).contains(letters.count) && letters.allSatisfy { allowed.contains($0) }
  }

  // The accounts of this site and their open sessions, in a file that outlives the app.
  private struct Accounts {
    let database: DatabaseQueue
    // Seconds for which no password is taken for a name, after five wrong ones in a row.
    let lockoutSeconds = environment("LOCKOUT_SECONDS", default: 900)

    init() throws {
      let folder = ProcessInfo.processInfo.environment["DATA_DIR"] ?? "."
      database = try DatabaseQueue(path: "\(folder)/accounts.sqlite")
      try database.write { db in
        // To the collation Alice and alice are one name. No name can stand in this table twice, even if two people
        // register it in the same moment.
        try db.create(table: "account", options: .ifNotExists) { table in
          table.primaryKey("name", .text).collate(.caseInsensitiveCompare)
          // Its hash: nobody gets the password back from it, we neither.
          table.column("password", .text).notNull()
          // A table of an earlier step lacks it: delete that file.
          table.column("motto", .text).notNull().defaults(to: "")
        }
        // A row for each session that has not ended. To delete the row ends it, whoever has a copy of the cookie.
        try db.create(table: "session", options: .ifNotExists) { table in
          // Whoever reads the database cannot turn this back into the id.
          table.primaryKey("id_digest", .text)
          table.column("account", .text).notNull()
          table.column("began", .integer).notNull()
          table.column("seen", .integer).notNull()
        }
        // solution
        // A row for each browser that remembers somebody. Its cookie has two random halves: the selector finds the row,
        // and the validator proves that the cookie is real. Whoever reads the database cannot make a cookie from it.
        try db.create(table: "remember_token", options: .ifNotExists) { table in
          table.primaryKey("selector", .text)
          table.column("validator_digest", .text).notNull()
          table.column("account", .text).notNull()
          table.column("ends", .integer).notNull()
        }
        // starter
        //| // Write: a table of tokens: what finds one, the digest of what proves it, the account, when it ends.
        // end
        // How many wrong passwords in a row were typed for a name, and when the last one was. A name that nobody has is
        // counted too, else the difference would tell. Some people type their password in the wrong field: only a
        // digest is kept.
        try db.create(table: "wrong_guesses", options: .ifNotExists) { table in
          table.primaryKey("name_digest", .text)
          table.column("count", .integer).notNull()
          table.column("last", .integer).notNull()
        }
      }
    }

    // Says whether the name was free. What people typed takes the place of a ?, so that it never becomes SQL.
    func add(_ name: String, _ password: String) throws -> Bool {
      try database.write { db in
        try db.execute(
          sql: "INSERT INTO account (name, password) VALUES (?, ?) ON CONFLICT DO NOTHING",
          arguments: [name, password])
        return db.changesCount == 1
      }
    }

    // The account of that name, however it is written; nil if there is none.
    func find(_ name: String) throws -> (name: String, password: String)? {
      try database.read { db in
        let row = try Row.fetchOne(db, sql: "SELECT name, password FROM account WHERE name = ?", arguments: [name])
        return row.map { ($0["name"], $0["password"]) }
      }
    }

    func motto(of name: String) throws -> String? {
      try database.read { db in
        try String.fetchOne(db, sql: "SELECT motto FROM account WHERE name = ?", arguments: [name])
      }
    }

    func setMotto(_ motto: String, of name: String) throws {
      try database.write { db in
        try db.execute(sql: "UPDATE account SET motto = ? WHERE name = ?", arguments: [motto, name])
      }
    }

    // Whether the hash was made of this password. The name is what was typed, also if nobody has it.
    func isRight(_ password: String, _ hash: String, for name: String) async throws -> Bool {
      try refuseIfLocked(name)
      let isRight = await checkPasswordHash(hash, password)
      if !isRight { try countWrongGuess(name) }
      // Asked again: of a thousand guesses at the same moment each was let in before the first one was counted.
      try refuseIfLocked(name)
      if isRight { try forgetWrongGuesses(name) }
      return isRight
    }

    // Refuses a name for a while that got five wrong passwords in a row, with 429 Too Many Requests.
    private func refuseIfLocked(_ name: String) throws {
      let seconds = try database.read { db in
        try Int.fetchOne(
          db, sql: "SELECT last + ? - unixepoch() FROM wrong_guesses WHERE name_digest = ? AND count >= 5",
          arguments: [lockoutSeconds, digest(name.lowercased())])
      }
      if let seconds, seconds >= 0 {
        let headers: Headers = ["Retry-After": String(seconds + 1)]
        throw Abort(429, "Too many wrong passwords. Please try again later.", headers: headers)
      }
    }

    private func countWrongGuess(_ name: String) throws {
      try database.write { db in
        // What is long ago counts no more.
        try db.execute(
          sql: "DELETE FROM wrong_guesses WHERE last < unixepoch() - ?", arguments: [lockoutSeconds])
        try db.execute(
          sql: """
            INSERT INTO wrong_guesses (name_digest, count, last) VALUES (?, 1, unixepoch())
            ON CONFLICT DO UPDATE SET count = count + 1, last = unixepoch()
            """,
          arguments: [digest(name.lowercased())])
      }
    }

    private func forgetWrongGuesses(_ name: String) throws {
      try database.write { db in
        try db.execute(
          sql: "DELETE FROM wrong_guesses WHERE name_digest = ?", arguments: [digest(name.lowercased())])
      }
    }

    // The name of the person who is signed in; nil for a visitor.
    func user(of session: Session) throws -> String? {
      let id = digest(session["id"] ?? "")
      return try database.read { db in
        try String.fetchOne(db, sql: "SELECT account FROM session WHERE id_digest = ?", arguments: [id])
      }
    }

    // The session of the person before ends. The new one gets an id of its own, which nobody can have known before.
    // solution
    func startSession(_ session: Session, of name: String) throws {
      // starter
      //| func startSession(_ session: Session, of name: String, isRemembered: Bool) throws {
      // end
      try endSession(session)
      let id = randomToken()
      session["id"] = id
      try database.write { db in
        // unixepoch() is the time now, in seconds since 1970.
        try db.execute(
          sql: "INSERT INTO session (id_digest, account, began, seen) VALUES (?, ?, unixepoch(), unixepoch())",
          arguments: [digest(id), name])
      }
      // solution
      // starter
      //| // A permanent session's cookie has an end date, so it survives a closed browser.
      //| session.isPermanent = isRemembered
      // end
    }

    func renewSession(_ session: Session, idleSeconds: Int, maxSeconds: Int) throws {
      let id = digest(session["id"] ?? "")
      // solution
      try database.write { db in
        try db.execute(
          sql: "DELETE FROM session WHERE id_digest = ? AND (unixepoch() - seen > ? OR unixepoch() - began > ?)",
          arguments: [id, idleSeconds, maxSeconds])
        // starter
        //| // Write: let every session end. Those who are remembered get a new one by their token.
        //| let mayEnd = !session.isPermanent
        //| try database.write { db in
        //|   if mayEnd {
        //|     try db.execute(
        //|       sql: "DELETE FROM session WHERE id_digest = ? AND (unixepoch() - seen > ? OR unixepoch() - began > ?)",
        //|       arguments: [id, idleSeconds, maxSeconds])
        //|   }
        // end
        try db.execute(
          sql: "UPDATE session SET seen = unixepoch() WHERE id_digest = ? AND seen < unixepoch()", arguments: [id])
      }
    }

    func endSession(_ session: Session) throws {
      let id = digest(session["id"] ?? "")
      try database.write { db in
        try db.execute(sql: "DELETE FROM session WHERE id_digest = ?", arguments: [id])
      }
      session.clear()
    }

    // Ends all sessions of this account.
    // solution
    // Nobody is remembered by the old password either.
    // starter
    // end
    func setPassword(_ hash: String, of name: String) throws {
      try database.write { db in
        try db.execute(sql: "UPDATE account SET password = ? WHERE name = ?", arguments: [hash, name])
        try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [name])
        // solution
        try db.execute(sql: "DELETE FROM remember_token WHERE account = ?", arguments: [name])
        // starter
        //| // Write: end what is remembered, too.
        // end
      }
    }
    // solution

    // Gives this browser a token.
    func remember(_ user: String, in request: Request, seconds: Int) throws {
      let (selector, validator) = (randomToken(), randomToken())
      try database.write { db in
        try db.execute(
          sql: """
            INSERT INTO remember_token (selector, validator_digest, account, ends) VALUES (?, ?, ?, unixepoch() + ?)
            """,
          arguments: [selector, digest(validator), user, seconds])
      }
      request.setCookie("remember", "\(selector).\(validator)", maxAge: seconds)
    }

    // Who is remembered by this token, and for how many seconds more; nil if it is worth nothing. A token works once:
    // a stolen copy is soon worth nothing.
    func useToken(_ token: String) throws -> (user: String, seconds: Int)? {
      let halves = token.split(separator: ".").map(String.init)
      guard halves.count == 2 else { return nil }
      return try database.write { db in
        let row = try Row.fetchOne(
          db,
          sql: "SELECT account, validator_digest, ends - unixepoch() AS seconds FROM remember_token WHERE selector = ?",
          arguments: [halves[0]])
        guard let row else { return nil }
        let (user, seconds): (String, Int) = (row["account"], row["seconds"])
        guard seconds > 0, equalInConstantTime(row["validator_digest"], digest(halves[1])) else { return nil }
        try db.execute(sql: "DELETE FROM remember_token WHERE selector = ?", arguments: [halves[0]])
        return (user, seconds)
      }
    }

    // Takes the token of this browser away, here and in the table.
    func forgetToken(of request: Request) throws {
      guard let token = request.cookies["remember"] else { return }
      try database.write { db in
        let selector = String(token.prefix { $0 != "." })
        try db.execute(sql: "DELETE FROM remember_token WHERE selector = ?", arguments: [selector])
      }
      request.setCookie("remember", "", maxAge: 0)
    }
    // starter
    //|
    //| // Write: make a token for a browser, find out who is remembered by one, and take it away.
    // end
  }
}
