/// What a browser sees in the body of a response.
struct Page: Sendable {
  let address: WebAddress
  /// Empty without a `title`.
  let title: String
  /// The visible text, a line for each block.
  let text: String
  /// In tree order.
  let links: [Link]
  /// In tree order, each with the fields that belong to it.
  let forms: [Form]
  /// The fields that belong to no form, so that no form sends them.
  let looseFields: [Field]
  /// Every element, for a check that must look closer.
  let markup: Markup
  private let recognition: Recognition

  /// Parses HTML in UTF-8.
  init(
    html: [UInt8], address: WebAddress, recognition: Recognition = Recognition(),
    limits: Markup.Limits = Markup.Limits()
  ) {
    self.recognition = recognition
    let source = Array(html.prefix(limits.bytes))
    let markup = Markup(html: html, limits: limits)
    let base = markup.elements(named: "base").lazy.compactMap { $0["href"] }.first.flatMap(address.resolve) ?? address
    let reader = FormReader(markup: markup, source: source, address: address, base: base, recognition: recognition)
    self.address = address
    self.markup = markup
    title = markup.elements(named: "title").first.map { markup.rawText(of: $0).collapsed } ?? ""
    text = markup.visibleText()
    links = Link.all(in: markup, base: base)
    (forms, looseFields) = reader.read()
  }

  init(html: String, address: WebAddress, recognition: Recognition = Recognition()) {
    self.init(html: Array(html.utf8), address: address, recognition: recognition)
  }

  /// A body that is no HTML: its text is all there is.
  init(text: String, address: WebAddress) {
    self.address = address
    self.text = text
    title = ""
    links = []
    forms = []
    looseFields = []
    markup = Markup()
    recognition = Recognition()
  }

  /// The form that is filled in where nobody says which.
  var mainForm: Form? { recognition.mainForm(self) }

  func isMain(_ form: Form) -> Bool { mainForm?.element.position == form.element.position }

  /// Only the beginning of the page was read; see ``Markup/Limits``.
  var isCutShort: Bool { markup.isCutShort }

  func elements(named tag: String) -> [Element] {
    markup.elements(named: tag)
  }
}
