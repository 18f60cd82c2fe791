import SignInKit

struct SetupSolution: WebApp {
  // Signs the cookie that the session travels in. Nothing uses it yet.
  let secretKey = "your_secret_key"

  // Says which address is answered how. Every other address is answered with 404 Not Found.
  func routes(_ site: Site) {
    site.get("/") { request in
      // solution
      // The page is in templates/home.html.
      render("home.html")
      // starter
      //| // Write: answer with the template home.html, by render("home.html").
      //| Response("Not written yet", status: 501)
      // end
    }
  }
}
