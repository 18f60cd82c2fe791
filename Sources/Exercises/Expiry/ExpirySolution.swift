import Foundation
import GRDB
import SignInKit

struct ExpirySolution: WebApp {
  // Signs the cookie that the session travels in: whoever knows the key can sign in as anybody.
  // It comes from whoever starts the app, and without it the app ends: what stands in the code is no secret.
  let secretKey = environment("SECRET_KEY")

  // Other sites' forms do not get the cookie sent along, and over HTTPS it never travels unencrypted.
  let sessionCookieSameSite = "Lax"
  let sessionCookieIsSecure = environment("SITE_URL", default: "").hasPrefix("https://")

  // solution
  // Seconds after which a session ends: since the last request, and since signing in.
  let idleSeconds = environment("SESSION_IDLE_SECONDS", default: 1800)
  let maxSeconds = environment("SESSION_MAX_SECONDS", default: 43200)

  // starter
  //| // Write: read SESSION_IDLE_SECONDS and SESSION_MAX_SECONDS, or take 1800 and 43200.
  //|
  // end
  // For how long those are remembered who ask for it.
  let permanentSessionDays = 30

  // Stands in for the hash of those who have no account. It looks like one, and no password fits it.
  let nobodysHash = "scrypt:32768:8:1$salt$nothing"

  // What visitors may see. A page that is not in this list is guarded, also one that is added later and forgotten here.
  let publicPages = ["/", "/about", "/login", "/logout", "/register"]

  // What is thrown in here keeps the app from starting.
  func routes(_ site: Site) throws {
    let accounts = try Accounts()

    // Every template gets the value "user", made anew for each request: nil if this browser is not signed in.
    site.templateValues { request in
      ["user": request.session["user"]]
    }

    // solution
    // Looked at before every page, ahead of the guard. Only our own clock counts: a browser can keep a cookie for ever.
    site.before { request in
      let session = request.session
      // Whoever asked to be remembered is not signed out after half an hour. In the step tokens that gets better.
      if session["user"] == nil || session.isPermanent { return nil }
      if now - noted("seen", in: session) > idleSeconds || now - noted("began", in: session) > maxSeconds {
        session.clear()
      } else {
        session["seen"] = String(now)
      }
      return nil
    }

    // starter
    //| // Write: end an old session before every page, or note that it was seen.
    //|
    // end
    // Asked before every page. nil lets the request pass; anything else is the answer.
    site.before { request in
      if publicPages.contains(request.path) || request.session["user"] != nil { return nil }
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

      // Forget whoever was here before, then remember who this is.
      request.session.clear()
      // As it was registered, however it was typed now.
      request.session["user"] = account.name
      // solution
      request.session["began"] = String(now)
      request.session["seen"] = String(now)
      // starter
      //| // Write: note when this session began, and when it was seen last.
      // end
      // A permanent session's cookie has an end date, so it survives a closed browser. A box without a tick is not sent.
      request.session.isPermanent = request.form["remember"] != nil
      // Right after a POST, redirect: then a reload does not send the form again.
      return redirect(isOfThisSite(next) ? next : "/dashboard")
    }

    site.get("/register") { request in
      render("register.html")
    }

    site.post("/register") { request in
      let name = request.form["username"] ?? ""
      let password = request.form["password"] ?? ""
      guard name.contains(where: { !$0.isWhitespace }), !password.isEmpty else {
        return render("register.html", ["message": "Please choose a name and a password."], status: 422)
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
      render("profile.html")
    }

    site.get("/settings") { request in
      render("settings.html", ["tab": request.query["tab"] ?? "1"])
    }

    site.get("/logout") { request in
      // Forgets all that is known of this browser, which deletes its cookie. Others stay signed in.
      request.session.clear()
      return redirect("/login")
    }
  }

  // solution
  // Seconds since 1970.
  private var now: Int { Int(Date().timeIntervalSince1970) }

  // The time that stands in the session under this name. A session holds text only.
  private func noted(_ name: String, in session: Session) -> Int {
    Int(session[name] ?? "") ?? 0
  }

  // starter
  // end
  // Anybody can write a link to our login page, so "next" can be anything. Two slashes at the start lead to another
  // site; browsers read a backslash as a slash too, and leave out what cannot be seen.
  private func isOfThisSite(_ address: String) -> Bool {
    let letters = Array(address.unicodeScalars)
    guard letters.first == "/", letters.allSatisfy({ "!" <= $0 && $0 <= "~" }) else { return false }
    return letters.count == 1 || (letters[1] != "/" && letters[1] != "\\")
  }

  // The accounts of this site, in a file that outlives the app.
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
  }
}
