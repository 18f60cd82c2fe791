import SignInKit

struct RememberSolution: WebApp {
  // Signs the cookie that the session travels in: whoever knows the key can sign in as anybody.
  let secretKey = "your_secret_key"

  // solution
  // For how long those are remembered who ask for it.
  let permanentSessionDays = 30
  // starter
  //| // Write: for how many days people are remembered, as permanentSessionDays.
  // end

  // Who may sign in. Readable passwords are good enough for now only.
  let users = ["admin": "1234", "alice": "abcd"]

  // What visitors may see. A page that is not in this list is guarded, also one that is added later and forgotten here.
  let publicPages = ["/", "/about", "/login", "/logout"]

  func routes(_ site: Site) {
    // Every template gets the value "user", made anew for each request: nil if this browser is not signed in.
    site.templateValues { request in
      ["user": request.session["user"]]
    }

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
      guard let password = users[username], password == request.form["password"] else {
        return render("login.html", ["message": "Invalid credentials!", "next": next], status: 401)
      }

      // Forget whoever was here before, then remember who this is.
      request.session.clear()
      request.session["user"] = username
      // solution
      // A permanent session's cookie has an end date, so it survives a closed browser. A box without a tick is not sent.
      request.session.isPermanent = request.form["remember"] != nil
      // starter
      //| // Write: make the session permanent if the box was ticked, and only then.
      // end
      // Right after a POST, redirect: then a reload does not send the form again.
      return redirect(isOfThisSite(next) ? next : "/dashboard")
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

  // Anybody can write a link to our login page, so "next" can be anything. Two slashes at the start lead to another
  // site; browsers read a backslash as a slash too, and leave out what cannot be seen.
  private func isOfThisSite(_ address: String) -> Bool {
    let letters = Array(address.unicodeScalars)
    guard letters.first == "/", letters.allSatisfy({ "!" <= $0 && $0 <= "~" }) else { return false }
    return letters.count == 1 || (letters[1] != "/" && letters[1] != "\\")
  }
}
