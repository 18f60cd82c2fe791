import SignInKit

struct FormSolution: WebApp {
  // Signs the cookie that the session travels in. Nothing uses it yet.
  let secretKey = "your_secret_key"

  func routes(_ site: Site) {
    site.get("/") { request in
      render("home.html")
    }

    // The form is in templates/login.html: all that this step asks for is there.
    site.get("/login") { request in
      render("login.html")
    }
  }
}
