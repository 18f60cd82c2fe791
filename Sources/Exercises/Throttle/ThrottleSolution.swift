import Foundation
import GRDB
import SignInKit

struct ThrottleSolution: WebApp {
  // Signs the cookie that the session travels in: whoever knows the key can sign in as anybody.
  // It comes from whoever starts the app, and without it the app ends: what stands in the code is no secret.
  let secretKey = environment("SECRET_KEY")

  // Other sites' forms do not get the cookie sent along, and over HTTPS it never travels unencrypted.
  let sessionCookieSameSite = "Lax"
  let sessionCookieIsSecure = environment("SITE_URL", default: "").hasPrefix("https://")

  // Seconds after which a session ends: since the last request, and since signing in.
  let idleSeconds = environment("SESSION_IDLE_SECONDS", default: 1800)
  let maxSeconds = environment("SESSION_MAX_SECONDS", default: 43200)

  // For how long those are remembered who ask for it.
  let permanentSessionDays = 30

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
      try accounts.startSession(request.session, of: account.name, isRemembered: request.form["remember"] != nil)
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
      try accounts.startSession(request.session, of: user, isRemembered: request.session.isPermanent)
      return redirect("/profile")
    }

    // POST alone: a link, or a picture on another site, asks with GET.
    site.post("/logout") { request in
      try accounts.endSession(request.session)
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
    // solution
    // Seconds for which no password is taken for a name, after five wrong ones in a row.
    let lockoutSeconds = environment("LOCKOUT_SECONDS", default: 900)
    // starter
    //| // Write: read LOCKOUT_SECONDS, or take 900.
    // end

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
        // How many wrong passwords in a row were typed for a name, and when the last one was. A name that nobody has is
        // counted too, else the difference would tell. Some people type their password in the wrong field: only a
        // digest is kept.
        try db.create(table: "wrong_guesses", options: .ifNotExists) { table in
          table.primaryKey("name_digest", .text)
          table.column("count", .integer).notNull()
          table.column("last", .integer).notNull()
        }
        // starter
        //| // Write: a table of wrong guesses: how many in a row for which name, and when the last one was.
        // end
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
      // solution
      try refuseIfLocked(name)
      // starter
      // end
      let isRight = await checkPasswordHash(hash, password)
      // solution
      if !isRight { try countWrongGuess(name) }
      // Asked again: of a thousand guesses at the same moment each was let in before the first one was counted.
      try refuseIfLocked(name)
      if isRight { try forgetWrongGuesses(name) }
      // starter
      //| // Write: count a wrong password, and forget the wrong ones after a right one.
      // end
      return isRight
    }

    // solution
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

    // starter
    //| // Write: refuse a name after five wrong passwords in a row, count a wrong one, forget the wrong ones.
    //|
    // end
    // The name of the person who is signed in; nil for a visitor.
    func user(of session: Session) throws -> String? {
      let id = digest(session["id"] ?? "")
      return try database.read { db in
        try String.fetchOne(db, sql: "SELECT account FROM session WHERE id_digest = ?", arguments: [id])
      }
    }

    // The session of the person before ends. The new one gets an id of its own, which nobody can have known before.
    func startSession(_ session: Session, of name: String, isRemembered: Bool) throws {
      try endSession(session)
      let id = randomToken()
      session["id"] = id
      try database.write { db in
        // unixepoch() is the time now, in seconds since 1970.
        try db.execute(
          sql: "INSERT INTO session (id_digest, account, began, seen) VALUES (?, ?, unixepoch(), unixepoch())",
          arguments: [digest(id), name])
      }
      // A permanent session's cookie has an end date, so it survives a closed browser.
      session.isPermanent = isRemembered
    }

    func renewSession(_ session: Session, idleSeconds: Int, maxSeconds: Int) throws {
      let id = digest(session["id"] ?? "")
      // Whoever asked to be remembered is not signed out after half an hour. In the step tokens that gets better.
      let mayEnd = !session.isPermanent
      try database.write { db in
        if mayEnd {
          try db.execute(
            sql: "DELETE FROM session WHERE id_digest = ? AND (unixepoch() - seen > ? OR unixepoch() - began > ?)",
            arguments: [id, idleSeconds, maxSeconds])
        }
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
    func setPassword(_ hash: String, of name: String) throws {
      try database.write { db in
        try db.execute(sql: "UPDATE account SET password = ? WHERE name = ?", arguments: [hash, name])
        try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [name])
      }
    }
  }
}
