import SignInKit

struct RoutesSolution: WebApp {
  // Signs the cookie that the session travels in: whoever knows the key can sign in as anybody.
  let secretKey = "your_secret_key"

  // Who may sign in. Readable passwords are good enough for now only.
  let users = ["admin": "1234", "alice": "abcd"]

  // solution
  // What visitors may see. A page that is not in this list is guarded, also one that is added later and forgotten here.
  let publicPages = ["/", "/about", "/login", "/logout"]
  // starter
  //| // Write: a list of the pages that visitors may see.
  // end

  func routes(_ site: Site) {
    // Every template gets the value "user", made anew for each request: nil if this browser is not signed in.
    site.templateValues { request in
      ["user": request.session["user"]]
    }

    // solution
    // Asked before every page. nil lets the request pass; anything else is the answer.
    site.before { request in
      if publicPages.contains(request.path) || request.session["user"] != nil { return nil }
      // The address goes along, so that the way there is not lost.
      return redirect("/login", query: ["next": request.address])
    }
    // starter
    //| // Write: one guard for all pages, by site.before { request in … }. Take the two guards below out then.
    // end

    site.get("/") { request in
      render("home.html")
    }

    site.get("/about") { request in
      render("about.html")
    }

    site.get("/login") { request in
      // solution
      render("login.html", ["next": request.query["next"]])
      // starter
      //| // Write: give the template the value "next", which is in request.query.
      //| render("login.html")
      // end
    }

    // The form arrives.
    site.post("/login") { request in
      // A field that was not sent is nil. It is a wrong answer, not a reason to crash.
      let username = request.form["username"] ?? ""
      // solution
      let next = request.form["next"] ?? "/dashboard"
      // starter
      //| // Write: find out where this person wanted to go. It must be a page of this site.
      // end

      // The name must exist, and its own password must be right. Both failures get the same message.
      guard let password = users[username], password == request.form["password"] else {
        // solution
        return render("login.html", ["message": "Invalid credentials!", "next": next], status: 401)
        // starter
        //| return render("login.html", ["message": "Invalid credentials!"], status: 401)
        // end
      }

      // Forget whoever was here before, then remember who this is.
      request.session.clear()
      request.session["user"] = username
      // Right after a POST, redirect: then a reload does not send the form again.
      // solution
      return redirect(isOfThisSite(next) ? next : "/dashboard")
      // starter
      //| return redirect("/dashboard")
      // end
    }

    // solution
    site.get("/dashboard") { request in
      render("dashboard.html")
    }

    site.get("/profile") { request in
      render("profile.html")
    }

    site.get("/settings") { request in
      render("settings.html", ["tab": request.query["tab"] ?? "1"])
    }
    // starter
    //| // Only for people who are signed in.
    //| site.get("/dashboard") { request in
    //|   // Asked at every request, before anything of the page is made. The session is this browser's own.
    //|   guard let user = request.session["user"] else { return redirect("/login") }
    //|   return render("dashboard.html", ["user": user])
    //| }
    //|
    //| // Only for people who are signed in, too.
    //| site.get("/profile") { request in
    //|   guard let user = request.session["user"] else { return redirect("/login") }
    //|   return render("profile.html", ["user": user])
    //| }
    //|
    //| // Write: answer GET /settings with the template settings.html, which shows the value "tab" of the query.
    // end

    site.get("/logout") { request in
      // Forgets all that is known of this browser, which deletes its cookie. Others stay signed in.
      request.session.clear()
      return redirect("/login")
    }
  }
  // solution

  // Anybody can write a link to our login page, so "next" can be anything. Two slashes at the start lead to another
  // site; browsers read a backslash as a slash too, and leave out what cannot be seen.
  private func isOfThisSite(_ address: String) -> Bool {
    let letters = Array(address.unicodeScalars)
    guard letters.first == "/", letters.allSatisfy({ "!" <= $0 && $0 <= "~" }) else { return false }
    return letters.count == 1 || (letters[1] != "/" && letters[1] != "\\")
  }
  // end
}
