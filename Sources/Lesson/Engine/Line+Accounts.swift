extension Line {
  /// The roles of those whom the line needs to have an account.
  func roles(of people: [Person]) -> [String] {
    let roles = people.map(\.role)
    let named: [String]
    switch traits.accounts {
    case .everybody: return roles
    case .named(let names): named = names
    case .none: named = []
    }
    return roles.filter { role in
      named.contains(role) || named.contains("$\(role)")
        || people.contains { $0.role == role && named.contains($0.name) }
        || Token.names(in: text).contains { $0 == role || $0 == "\(role)-password" }
    }
  }
}

extension Check {
  /// It needs people who have an account.
  func needs(_ people: [Person]) -> Bool { lines.contains { !$0.roles(of: people).isEmpty } }

  /// It does what looks like an attack.
  var looksLikeAttack: Bool { lines.contains(where: \.traits.looksLikeAttack) }

  /// No other check may use its app meanwhile.
  var needsOwnApp: Bool { lines.contains(where: \.traits.needsOwnApp) }
}
