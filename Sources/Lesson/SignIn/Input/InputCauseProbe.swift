/// Why what people send does harm.
enum InputCauseProbe {
  static func cause(of fault: InputFault, on stage: isolated Stage) async -> (any Cause)? {
    switch fault {
    case .markupFromAddress, .markupInPage: whyMarkup(on: stage)
    case .nameAccepted(let name): await whyNameAccepted(name, on: stage)
    default: nil
    }
  }

  /// The simplest text that did harm tells where it stands in the page.
  static func whyMarkup(on stage: isolated Stage) -> MarkupCause? {
    let typed = stage.transcript.entries.reversed().lazy.compactMap { entry -> InjectedMarkup.Way? in
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

  static func whyNameAccepted(_ name: OddName, on stage: isolated Stage) async -> AccountCause? {
    guard name != .nul else { return nil }
    return await InputProbe.isNameFree(.nul, on: stage) ? .anyNameTaken : nil
  }
}

extension InputFault {
  func cause(on stage: isolated Stage) async -> (any Cause)? {
    await InputCauseProbe.cause(of: self, on: stage)
  }
}
