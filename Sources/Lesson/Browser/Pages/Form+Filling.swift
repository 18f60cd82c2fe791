extension Form {
  /// The fields after a person filled them in, and what became of each wish.
  struct Filling {
    private(set) var fields: [Field]
    private(set) var filled: [FilledField] = []
    private(set) var unfilled: [UnfilledField] = []
    /// Positions of fields that a wish has filled: the next wish of the same name goes to the next such field.
    private var used: Set<Int> = []

    init(_ form: Form, _ wishes: [FieldFill]) {
      fields = form.fields
      for wish in wishes { fill(wish, in: form) }
    }
  }

  /// A wish that came true, with the name of the field that it reached.
  struct FilledField: Sendable, Equatable {
    let asked: String
    let name: String
  }
}

extension Form.Filling {
  private mutating func fill(_ wish: FieldFill, in form: Form) {
    let hasName = fields.contains { !$0.name.isEmpty && $0.name == wish.name }
    guard let name = hasName ? wish.name : form.recognition.field(wish.name, form)?.name else {
      return fail(wish, .noSuchField)
    }
    let named = fields.indices.filter { fields[$0].name == name }
    let usable = named.filter { !fields[$0].isDisabled }
    guard let first = usable.first else { return fail(wish, .disabled) }
    // A box may have a hidden field of the same name before it, which is sent along whether there is a tick or not.
    let boxes = usable.filter { fields[$0].isTickable }
    let reached: Bool
    if !boxes.isEmpty {
      reached = tick(boxes, wish.value)
    } else if fields[first].tag == "select" {
      reached = choose(first, wish.value)
    } else {
      // A person can neither type into a read-only field nor change a hidden one; the second is what attackers do.
      let writable = usable.filter { !fields[$0].isReadOnly || fields[$0].type == "hidden" }
      guard let index = writable.first(where: { !used.contains($0) }) ?? writable.last else {
        return fail(wish, .readOnly)
      }
      used.insert(index)
      let value = wish.isTyped ? fields[index].cut(wish.value) : wish.value
      fields[index].value = Field.sanitized(value, type: fields[index].type)
      reached = true
    }
    guard reached else { return fail(wish, .noSuchChoice, choices(named)) }
    filled.append(Form.FilledField(asked: wish.name, name: name))
  }

  private mutating func fail(_ wish: FieldFill, _ reason: UnfilledField.Reason, _ available: [String]? = nil) {
    var names: [String] = []
    for field in fields where !field.name.isEmpty && !names.contains(field.name) { names.append(field.name) }
    unfilled.append(UnfilledField(name: wish.name, reason: reason, available: available ?? names))
  }

  /// By value, or by `yes` and `no` where there is one box to tick.
  private mutating func tick(_ group: [Int], _ value: String) -> Bool {
    if let index = group.first(where: { fields[$0].value == value }) {
      return setTick(index, true)
    }
    guard let box = group.first(where: { fields[$0].type == "checkbox" }) else { return false }
    switch value.lowercased() {
    case "yes", "on", "true", "ticked": return setTick(box, true)
    case "no", "off", "false", "unticked", "": return setTick(box, false)
    default: return false
    }
  }

  private mutating func setTick(_ index: Int, _ isChecked: Bool) -> Bool {
    if fields[index].type == "radio" {
      for other in fields.indices where fields[other].type == "radio" && fields[other].name == fields[index].name {
        fields[other].isChecked = false
      }
    }
    fields[index].isChecked = isChecked
    return true
  }

  /// By value, else by the text that a person reads. A `select` for several takes a wish for each.
  private mutating func choose(_ index: Int, _ value: String) -> Bool {
    let options = fields[index].options
    let choice =
      options.firstIndex { $0.value == value && !$0.isDisabled }
      ?? options.firstIndex { $0.text == value && !$0.isDisabled }
    guard let choice else { return false }
    if !fields[index].isMultiple || used.insert(index).inserted {
      for other in options.indices { fields[index].options[other].isSelected = false }
    }
    fields[index].options[choice].isSelected = true
    return true
  }

  private func choices(_ named: [Int]) -> [String] {
    named.flatMap { index in
      fields[index].tag == "select"
        ? fields[index].options.filter { !$0.isDisabled }.map(\.value) : [fields[index].value]
    }
  }
}
