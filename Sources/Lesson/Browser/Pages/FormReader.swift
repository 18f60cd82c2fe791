/// Finds the forms of a page and deals out its controls among them.
struct FormReader {
  let markup: Markup
  let source: [UInt8]
  let address: WebAddress
  let base: WebAddress
  let recognition: Recognition

  func read() -> (forms: [Form], looseFields: [Field]) {
    let forms = markup.elements(named: "form")
    let owners = FormOwners(markup: markup, forms: forms, source: source)
    let labels = LabelIndex(markup: markup)
    let surroundings = FormSurroundings(markup: markup)
    var fields: [Int?: [Field]] = [:]
    var buttons: [Int?: [Button]] = [:]
    for element in markup.elements where ["button", "input", "select", "textarea"].contains(element.tag) {
      let around = surroundings[element]
      if around.isSuggestion { continue }
      let owner = owners.owner(of: element, inside: around.form)?.position
      let isDisabled = element.has("disabled") || around.isDisabled
      if let button = button(element, isDisabled) {
        buttons[owner, default: []].append(button)
      } else {
        fields[owner, default: []].append(field(element, isDisabled, labels))
      }
    }
    return (forms.map { form($0, fields[$0.position] ?? [], buttons[$0.position] ?? []) }, fields[nil] ?? [])
  }

  private func form(_ element: Element, _ fields: [Field], _ buttons: [Button]) -> Form {
    Form(
      method: Form.method(element["method"]), action: element["action"] ?? "",
      enctype: Form.enctype(element["enctype"]), id: element["id"] ?? "", name: element["name"] ?? "", fields: fields,
      buttons: buttons, address: address, base: base, element: element, recognition: recognition)
  }

  private func button(_ element: Element, _ isDisabled: Bool) -> Button? {
    let written = element["type"]?.lowercased() ?? ""
    let type: String
    let label: String
    if element.tag == "button" {
      type = ["reset", "button"].contains(written) ? written : "submit"
      label = markup.visibleText(in: element, upTo: Markup.captionLimit)
    } else {
      guard element.tag == "input", ["submit", "image", "reset", "button"].contains(written) else { return nil }
      type = written
      label = written == "image" ? element["alt"] ?? "" : element["value"] ?? Self.captions[written] ?? ""
    }
    let names = [label, element["aria-label"] ?? "", element["title"] ?? ""]
    return Button(
      type: type, name: element["name"] ?? "", value: element["value"] ?? "",
      label: names.lazy.map(\.collapsed).first { !$0.isEmpty } ?? "", isDisabled: isDisabled, element: element)
  }

  /// What browsers write on a button without a value.
  private static let captions = ["submit": "Submit", "reset": "Reset"]

  private func field(_ element: Element, _ isDisabled: Bool, _ labels: LabelIndex) -> Field {
    var type = element.tag
    var value = ""
    switch element.tag {
    case "textarea": value = markup.rawText(of: element)
    case "input":
      let written = element["type"]?.lowercased() ?? ""
      type = Self.inputTypes.contains(written) ? written : "text"
      value = element["value"] ?? (["checkbox", "radio"].contains(type) ? "on" : "")
      if type == "file" { value = "" }
    default: break
    }
    let label = labels.label(of: element)
    return Field(
      tag: element.tag, type: type, name: element["name"] ?? "", id: element["id"] ?? "",
      value: Field.sanitized(value, type: type), isChecked: element.has("checked"), isDisabled: isDisabled,
      isReadOnly: element.has("readonly"), isMultiple: element.has("multiple"), options: options(of: element),
      label: label, accessibleName: labels.accessibleName(of: element, label: label), element: element)
  }

  private static let inputTypes: Set = [
    "hidden", "text", "search", "tel", "url", "email", "password", "date", "month", "week", "time", "datetime-local",
    "number", "range", "color", "checkbox", "radio", "file",
  ]

  /// With what is selected before anybody chooses (HTML, "selectedness setting algorithm").
  private func options(of select: Element) -> [Field.Option] {
    guard select.tag == "select" else { return [] }
    var options = markup.descendants(of: select).filter { $0.tag == "option" }.map { option in
      let group = markup.parent(of: option)
      let text = markup.rawText(of: option).collapsed
      return Field.Option(
        value: option["value"] ?? text, text: text,
        isDisabled: option.has("disabled") || group?.tag == "optgroup" && group?.has("disabled") == true,
        isSelected: option.has("selected"))
    }
    guard !select.has("multiple") else { return options }
    let isList = (select["size"].flatMap(Int.init) ?? 1) > 1
    let chosen =
      options.lastIndex(where: \.isSelected) ?? (isList ? nil : options.firstIndex { !$0.isDisabled })
    for index in options.indices { options[index].isSelected = index == chosen }
    return options
  }
}

extension Field {
  /// What remains of a value in a field of this type (HTML, "value sanitization algorithm").
  static func sanitized(_ value: String, type: String) -> String {
    let singleLine = ["text", "search", "tel", "password", "email", "url"].contains(type)
    guard singleLine else { return value }
    var scalars = value.unicodeScalars
    scalars.removeAll { $0 == "\n" || $0 == "\r" }
    let line = String(scalars)
    guard type == "email" || type == "url" else { return line }
    return String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
