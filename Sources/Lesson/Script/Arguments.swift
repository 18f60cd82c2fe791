/// The values that a line put into its slots.
struct Arguments: Sendable, Equatable {
  private(set) var values: [Slot: [String]] = [:]
  var fields: [FieldValue] = []
  var headers: [FieldValue] = []

  mutating func add(_ value: String, for slot: Slot) { values[slot, default: []].append(value) }

  /// The value of a slot. The parser fills every slot of a form before it asks for the action, so the default is never seen.
  subscript(_ slot: Slot, _ index: Int = 0) -> String {
    values[slot].flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? ""
  }
  /// The value behind `name=`.
  func named(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }
  /// The two numbers of `DAYS to DAYS`; upside down is no mistake.
  var days: ClosedRange<Int> {
    let ends = (values[.days] ?? []).compactMap { Int($0) }
    return (ends.min() ?? 0)...(ends.max() ?? 0)
  }
  /// The time that a number and a unit are: the first of the line, or a later one.
  func time(_ index: Int = 0) -> Duration {
    Duration(count: Double(self[.number, index]) ?? 0, unit: self[.unit, index]) ?? .zero
  }
  /// The number of the line, as how often something is done.
  var count: Int { Int(max(1, min(Double(self[.number]) ?? 1, 1000))) }
  /// The slot takes no other words.
  var place: OtherPage { OtherPage(rawValue: self[.place].lowercased()) ?? .site }
  var statuses: StatusPattern { StatusPattern(alternatives: values[.status] ?? []) }
}
