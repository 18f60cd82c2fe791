/// Why what people send does harm.
extension Stage {
  func cause(of fault: InputFault) async -> (any Cause)? {
    switch fault {
    case .markupFromAddress: whyMarkup
    case .nameAccepted(let name): await whyNameAccepted(name)
    default: nil
    }
  }

  /// The simplest text that did harm tells where it stands in the page.
  var whyMarkup: MarkupCause? {
    let typed = transcript.entries.reversed().lazy.compactMap { entry -> InjectedMarkup.Way? in
      let line = entry.line.replacing("+", with: " ")
      return InjectedMarkup.way(of: (line.removingPercentEncoding ?? line).replacing("\\\"", with: "\""))
    }
    switch typed.first {
    case .doubleQuote, .singleQuote: return .quotesPass
    case .space: return .unquotedAttribute
    case .endTags: return .textEndsElement
    case .tag, nil: return nil
    }
  }

  func whyNameAccepted(_ name: OddName) async -> AccountCause? {
    guard name != .nul else { return nil }
    return await isNameFree(.nul) ? .anyNameTaken : nil
  }
}
