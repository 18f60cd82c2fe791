import SignInKit

struct NameSolution: WebApp {
  // Signs the cookie that the session travels in: whoever knows the key can sign in as anybody.
  let secretKey = "your_secret_key"

  // Who may sign in. Readable passwords are good enough for now only.
  let users = ["admin": "1234", "alice": "abcd"]

  func routes(_ site: Site) {
    // solution
    // Every template gets the value "user", made anew for each request: nil if this browser is not signed in.
    site.templateValues { request in
      ["user": request.session["user"]]
    }
    // starter
    //| // Write: give every template the value "user", by site.templateValues { request in … }.
    // end

    site.get("/") { request in
      render("home.html")
    }

    // solution
    site.get("/about") { request in
      render("about.html")
    }
    // starter
    //| // Write: answer GET /about with the template about.html.
    // end

    site.get("/login") { request in
      render("login.html")
    }

    // The form arrives.
    site.post("/login") { request in
      // A field that was not sent is nil. It is a wrong answer, not a reason to crash.
      let username = request.form["username"] ?? ""

      // The name must exist, and its own password must be right. Both failures get the same message.
      guard let password = users[username], password == request.form["password"] else {
        return render("login.html", ["message": "Invalid credentials!"], status: 401)
      }

      // Forget whoever was here before, then remember who this is.
      request.session.clear()
      request.session["user"] = username
      // Right after a POST, redirect: then a reload does not send the form again.
      return redirect("/dashboard")
    }

    // Only for people who are signed in.
    site.get("/dashboard") { request in
      // Asked at every request, before anything of the page is made. The session is this browser's own.
      guard let user = request.session["user"] else { return redirect("/login") }
      return render("dashboard.html", ["user": user])
    }

    // solution
    // Only for people who are signed in, too.
    site.get("/profile") { request in
      guard let user = request.session["user"] else { return redirect("/login") }
      return render("profile.html", ["user": user])
    }
    // starter
    //| // Write: answer GET /profile with the template profile.html, only for people who are signed in.
    // end

    site.get("/logout") { request in
      // Forgets all that is known of this browser, which deletes its cookie. Others stay signed in.
      request.session.clear()
      return redirect("/login")
    }
  }
}
