extension Form {
  /// What a browser sends for a form that was filled in.
  struct Submission: Sendable {
    /// `GET`, `POST` or `DIALOG`.
    let method: String
    /// Where it goes, with the fields in the query if the method is `GET`; nil if nothing goes out by HTTP.
    let address: WebAddress?
    let enctype: String
    /// In the order in which they are sent.
    let entries: [FormEntry]
    /// Empty if the method is not `POST`.
    let body: [UInt8]
    /// Of the body; nil without one.
    let contentType: String?
    /// The fields that were filled in, with their real names.
    let filled: [FilledField]
    /// The fields that could not be filled in; whoever asked should not send the form.
    let unfilled: [UnfilledField]
  }

  /// Fills in and sends, as HTML says, "form submission algorithm".
  ///
  /// - Parameter button: The one that is pressed; the default button if nil, as the Enter key does.
  /// - Parameter boundary: What stands between the parts of `multipart/form-data`; no value may contain it.
  func submission(
    filling fields: [FieldFill], pressing button: Button? = nil, boundary: String = FormBody.randomBoundary()
  ) -> Submission {
    let button = button ?? defaultButton
    let override = button?.element
    let method = override?["formmethod"].map(Self.method) ?? method
    let enctype = override?["formenctype"].map(Self.enctype) ?? enctype
    let action = override?["formaction"] ?? action
    let filling = Filling(self, fields)
    let entries = entries(of: filling.fields, pressing: button)
    // An empty action means the page itself, whatever its `base`.
    var destination = action.isEmpty ? address : base.resolve(action)
    var body = FormBody(bytes: [], contentType: nil)
    switch method {
    case "POST": body = FormBody(entries, enctype: enctype, boundary: boundary)
    case "GET": destination?.query = FormBody.urlEncoded(entries)
    default: destination = nil
    }
    return Submission(
      method: method, address: destination, enctype: enctype, entries: entries, body: body.bytes,
      contentType: body.contentType, filled: filling.filled, unfilled: filling.unfilled)
  }

  /// HTML, "constructing the entry list".
  private func entries(of fields: [Field], pressing button: Button?) -> [FormEntry] {
    var placed = fields.map { (position: $0.element.position, entries: $0.entries) }
    if let button, button.submits { placed.append((button.element.position, button.entries)) }
    return placed.sorted { $0.position < $1.position }.flatMap(\.entries)
  }
}

extension Field {
  /// What it adds to the form's data: nothing if it is disabled, has no name or is not ticked.
  fileprivate var entries: [FormEntry] {
    guard isSent else { return [] }
    switch type {
    case "checkbox", "radio": return isChecked ? [FormEntry(name: name, value: value)] : []
    case "select":
      return options.filter { $0.isSelected && !$0.isDisabled }.map { FormEntry(name: name, value: $0.value) }
    case "file": return [FormEntry(name: name, value: "", isFile: true)]
    case "hidden" where name.lowercased() == "_charset_": return [FormEntry(name: name, value: "UTF-8")]
    default: return [FormEntry(name: name, value: value)]
    }
  }
}

extension Button {
  /// The pressed button's own data; an image sends where it was clicked.
  fileprivate var entries: [FormEntry] {
    guard !isDisabled else { return [] }
    if type == "image" {
      let prefix = name.isEmpty ? "" : name + "."
      return [FormEntry(name: prefix + "x", value: "0"), FormEntry(name: prefix + "y", value: "0")]
    }
    return name.isEmpty ? [] : [FormEntry(name: name, value: value)]
  }
}
