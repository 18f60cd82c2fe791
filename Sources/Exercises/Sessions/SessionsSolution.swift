import Foundation
import GRDB
import SignInKit

struct SessionsSolution: WebApp {
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
  // solution

  // Each page shows who is signed in. Nobody may keep a copy: after logging out, the Back button must show nothing.
  let answerHeaders = ["Cache-Control": "no-store"]
  // starter
  //|
  //| // Write: send Cache-Control: no-store with every page, as answerHeaders.
  // end

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
      guard await checkPasswordHash(hash, request.form["password"] ?? ""), let account else {
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

    // solution
    site.get("/password") { request in
      render("password.html")
    }

    site.post("/password") { request in
      let user = try accounts.user(of: request.session) ?? ""
      let new = request.form["new"] ?? ""
      // Somebody may sit at a computer that another person left.
      let hash = try accounts.find(user)?.password ?? nobodysHash
      guard await checkPasswordHash(hash, request.form["current"] ?? "") else {
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

    // starter
    //| // Write: answer GET and POST /password. Ask for the current password, save the new one, end the other sessions.
    //|
    // end
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
        // solution
        // A row for each session that has not ended. To delete the row ends it, whoever has a copy of the cookie.
        try db.create(table: "session", options: .ifNotExists) { table in
          // Whoever reads the database cannot turn this back into the id.
          table.primaryKey("id_digest", .text)
          table.column("account", .text).notNull()
          table.column("began", .integer).notNull()
          table.column("seen", .integer).notNull()
        }
        // starter
        //| // Write: a table of sessions: the digest of the id, the account, when it began, when it was seen last.
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

    // The name of the person who is signed in; nil for a visitor.
    func user(of session: Session) throws -> String? {
      // solution
      let id = digest(session["id"] ?? "")
      return try database.read { db in
        try String.fetchOne(db, sql: "SELECT account FROM session WHERE id_digest = ?", arguments: [id])
      }
      // starter
      //| // Write: find the session of this random id in the table.
      //| session["user"]
      // end
    }

    // The session of the person before ends. The new one gets an id of its own, which nobody can have known before.
    func startSession(_ session: Session, of name: String, isRemembered: Bool) throws {
      try endSession(session)
      // solution
      let id = randomToken()
      session["id"] = id
      try database.write { db in
        // unixepoch() is the time now, in seconds since 1970.
        try db.execute(
          sql: "INSERT INTO session (id_digest, account, began, seen) VALUES (?, ?, unixepoch(), unixepoch())",
          arguments: [digest(id), name])
      }
      // starter
      //| // Write: keep a random id in the cookie, and nothing else. What belongs to it goes into the table.
      //| session["user"] = name
      //| session["began"] = String(now)
      //| session["seen"] = String(now)
      // end
      // A permanent session's cookie has an end date, so it survives a closed browser.
      session.isPermanent = isRemembered
    }

    func renewSession(_ session: Session, idleSeconds: Int, maxSeconds: Int) throws {
      // solution
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
      // starter
      //| // Write: look into the table, and not into the cookie.
      //| if session["user"] == nil || session.isPermanent { return }
      //| let (began, seen) = (Int(session["began"] ?? "") ?? 0, Int(session["seen"] ?? "") ?? 0)
      //| if now - seen > idleSeconds || now - began > maxSeconds {
      //|   session.clear()
      //| } else {
      //|   session["seen"] = String(now)
      //| }
      // end
    }

    func endSession(_ session: Session) throws {
      // solution
      let id = digest(session["id"] ?? "")
      try database.write { db in
        try db.execute(sql: "DELETE FROM session WHERE id_digest = ?", arguments: [id])
      }
      // starter
      //| // Write: delete the session from the table.
      // end
      session.clear()
    }
    // solution

    // Ends all sessions of this account.
    func setPassword(_ hash: String, of name: String) throws {
      try database.write { db in
        try db.execute(sql: "UPDATE account SET password = ? WHERE name = ?", arguments: [hash, name])
        try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [name])
      }
    }
    // starter
    //|
    //| // Seconds since 1970.
    //| private var now: Int { Int(Date().timeIntervalSince1970) }
    // end
  }
}
