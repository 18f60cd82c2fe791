import Testing

@testable import Lesson

@Suite(.inTurn) struct PageTests {
  static let address = WebAddress(scheme: "http", host: "127.0.0.1", port: 5000, path: "/shop/list")

  func page(_ html: String) -> Page { Page(html: html, address: Self.address) }

  @Test func readsTitleAndText() {
    let page = page(
      """
      <!DOCTYPE html><html><head><title> My
        &amp; shop </title><style>p { color: red }</style></head>
      <body><h1>Welcome,   <b>ali</b>ce!</h1><p>One<br>two<p>three
      <ul><li>a<li>b</ul><script>document.write("secret")</script></body></html>
      """)
    #expect(page.title == "My & shop")
    #expect(page.text == "Welcome, alice!\nOne\ntwo\nthree\na\nb")
    #expect(page.words == ["Welcome", "alice", "One", "two", "three", "a", "b"])
  }

  @Test func leavesOutWhatNobodySees() {
    let page = page(
      """
      <p>seen<p hidden>x</p><div HIDDEN><p>x</div><template><p>x</p></template><noscript>x</noscript><!-- x -->
      <input type=hidden value=x><input value=x><datalist><option>x</datalist><svg><title>x</title></svg>
      <iframe>x</iframe>
      """)
    #expect(page.text == "seen")
  }

  @Test func setsCellsAndButtonsApart() {
    #expect(page("<table><tr><td>1<td>2<tr><th>3</table>").text == "1 2\n3")
    #expect(page("<button>in</button><button>out</button><input type=SUBMIT value=Go>now").text == "in out Go now")
  }

  @Test func decodesEntitiesAndBadBytes() {
    #expect(page("&lt;b&gt; &eacute;&#233;&#xE9; &copy &nbsp;x &unknown;").text == "<b> ééé © x &unknown;")
    #expect(Page(html: [0x61, 0xff, 0x62], address: Self.address).text == "a\u{fffd}b")
    #expect(Page(html: [], address: Self.address).text == "")
  }

  @Test func takesPlainTextAsItStands() {
    let page = Page(text: "<b>not</b> markup", address: Self.address)
    #expect(page.text == "<b>not</b> markup")
    #expect(page.shows("not"))
    #expect(page.forms.isEmpty)
  }

  @Test(arguments: [
    ("alice", true), ("ALICE", true), ("lic", false), ("welcome, alice", true), ("Welcome,\n alice!", true),
    ("bob", false), ("bob-smith", true), ("carol", true), ("malicious alice", false), ("", false), ("!", true),
    ("zoë", true), ("zo", false),
  ])
  func showsWholeWordsOnly(_ text: String, _ isShown: Bool) {
    let page = page("<title>dave</title><p>Welcome, <i>Alice</i>!</p><p>malice bob-smith (carol's) zoë_ Zoë")
    #expect(page.shows(text) == isShown)
    #expect(!page.shows("dave"))
  }

  @Test func makesPhrases() {
    let page = page("<p>Your Balance is 12</p><p>euro")
    #expect(page.phrases(ofWords: 4) == ["your balance is 12", "balance is 12 euro"])
    #expect(page.phrases(ofWords: 6).isEmpty)
    #expect(page.phrases(ofWords: 0).isEmpty)
  }

  @Test func findsLinks() throws {
    let page = page(
      """
      <a href="/out">Log <b>out</b></a> <a name=x>no</a> <a href="mailto:a@b">mail</a> <a HREF=?p=2&amp;q=3>next</a>
      <a href=x aria-label=Close></a><a href=y><img alt=Home></a>
      """)
    #expect(page.links.map(\.text) == ["Log out", "mail", "next", "Close", "Home"])
    #expect(page.links.map(\.href) == ["/out", "mailto:a@b", "?p=2&q=3", "x", "y"])
    #expect(page.links[0].address?.target == "/out")
    #expect(page.links[1].address == nil)
    #expect(page.links[2].address?.target == "/shop/list?p=2&q=3")
  }

  @Test func startsFromTheBase() {
    let page = page(
      "<base target=x><base href=/other/><base href=/no/><a href=a>a</a><form action=b></form><form></form>")
    #expect(page.links.first?.address?.path == "/other/a")
    #expect(page.forms.map { $0.submission(filling: []).address?.path } == ["/other/b", "/shop/list"])
  }

  @Test func givesElementsWithTheirAttributes() {
    let page = page("<P Class=one CLASS=two data-X='&quot;1'>a<my-tag id=k>b</my-tag><svg><a/></svg>")
    #expect(page.elements(named: "p").map { $0["class"] } == ["one"])
    #expect(page.elements(named: "p").first?["data-x"] == "\"1")
    #expect(page.elements(named: "my-tag").first?["id"] == "k")
    #expect(page.elements(named: "a").isEmpty)
  }

  // MARK: Hostile pages

  @Test(arguments: [
    "<div>", "<b>", "<a><table><tr><td>", "<label>", "<fieldset disabled>", "<span hidden>", "<ul><li>",
  ])
  func survivesDeepNesting(_ tag: String) {
    let page = page(String(repeating: tag, count: 100_000) + "<input>end")
    #expect(page.isCutShort)
  }

  @Test func survivesAGrowingTree() {
    // Each paragraph opens all of the formatting elements again.
    let formatting = (0..<4000).map { "<b id=\($0)>" }.joined()
    #expect(page(formatting + String(repeating: "<p>x", count: 10_000)).isCutShort)
    #expect(page(String(repeating: "<div>", count: 50_000) + "<frameset>").isCutShort)
    #expect(page("<p " + (0..<50_000).map { "a\($0) " }.joined() + ">").isCutShort)
  }

  @Test func readsTheBeginningOfAPageThatIsTooLarge() {
    let page = Page(
      html: Array("<p>one<p>two<p>three".utf8), address: Self.address, limits: Markup.Limits(bytes: 9, nodes: 100))
    #expect(page.text == "one")
    #expect(page.isCutShort)
    let long = self.page(String(repeating: "<p>x</p>", count: 2000))
    #expect(!long.isCutShort)
    #expect(long.text.count == 3999)
  }

  @Test func neverCrashes() {
    var random = SeededRandom(state: 1)
    for round in 0..<5000 {
      let html =
        round.isMultiple(of: 4)
        ? (0..<Int.random(in: 0...300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        : Self.soup(using: &random)
      let limits = Markup.Limits(nodes: round.isMultiple(of: 3) ? Int.random(in: 0...40, using: &random) : 10_000)
      let page = Page(html: html, address: Self.address, limits: limits)
      for form in page.forms {
        let fills = form.fields.map { FieldFill(name: $0.name, value: "yes") }
        #expect(form.submission(filling: fills).entries.count <= html.count)
      }
      #expect(page.text.utf8.count <= 3 * html.count + 1000)
      _ = (page.loginForm, page.logoutControl)
      for (position, node) in page.markup.nodes.enumerated() {
        #expect(node.end > position && node.end <= page.markup.nodes.count && node.parent ?? -1 < position)
      }
    }
  }

  static func soup(using random: inout SeededRandom) -> [UInt8] {
    let tags = [
      "div", "p", "form", "input", "select", "option", "optgroup", "textarea", "button", "label", "fieldset", "legend",
      "table", "tr", "td", "caption", "b", "a", "i", "nobr", "template", "svg", "math", "title", "script", "style",
      "body",
      "html", "head", "frameset", "frame", "isindex", "image", "x-y", "desc", "foreignObject", "mi", "annotation-xml",
      "ruby", "rt", "pre", "plaintext", "noscript", "iframe", "li", "dd", "h1", "br", "hr", "applet", "object", "col",
    ]
    let attributes = [
      " id=a", " for=a", " form=a", " name=b", " type=checkbox", " type=password", " type=image", " disabled",
      " checked",
      " value='&amp;x'", " multiple", " size=2", " href=//x", " hidden", " =", " \"", " a=\u{0}", " encoding=text/html",
    ]
    let texts = [
      "x", " ", "\r\n", "&", "&#0;", "&notit;", "\u{0}", "<!--", "-->", "<![CDATA[", "]]>", "<!doctype html>", "é",
    ]
    var soup = ""
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      switch Int.random(in: 0...5, using: &random) {
      case 0: soup += texts.randomElement(using: &random) ?? ""
      case 1, 2: soup += "</" + (tags.randomElement(using: &random) ?? "") + ">"
      default:
        soup += "<" + (tags.randomElement(using: &random) ?? "")
        for _ in 0..<Int.random(in: 0...2, using: &random) { soup += attributes.randomElement(using: &random) ?? "" }
        soup += [">", ">", ">", "/>", ""].randomElement(using: &random) ?? ""
      }
    }
    return Array(soup.utf8)
  }
}
