/// A form and the controls that belong to it, wherever on the page they stand.
struct Form: Sendable {
  /// `GET`, `POST` or `DIALOG`; what browsers do not know is `GET`.
  let method: String
  /// As it is written; empty without one, which means the page's own address.
  let action: String
  /// How the fields are encoded; what browsers do not know is `application/x-www-form-urlencoded`.
  let enctype: String
  /// Empty without one.
  let id: String
  /// Empty without one.
  let name: String
  /// In tree order.
  let fields: [Field]
  /// In tree order.
  let buttons: [Button]
  /// Of the page that it is on.
  let address: WebAddress
  /// What relative addresses on the page start from: the page's address unless it has a `base`.
  let base: WebAddress
  let element: Element
  let recognition: Recognition

  /// What the Enter key presses (HTML, "implicit submission"): the first button that submits.
  var defaultButton: Button? { buttons.first(where: \.submits) }

  static func method(_ text: String?) -> String {
    let method = text?.uppercased() ?? ""
    return ["POST", "DIALOG"].contains(method) ? method : "GET"
  }

  static func enctype(_ text: String?) -> String {
    let type = text?.lowercased() ?? ""
    return ["multipart/form-data", "text/plain"].contains(type) ? type : "application/x-www-form-urlencoded"
  }
}
