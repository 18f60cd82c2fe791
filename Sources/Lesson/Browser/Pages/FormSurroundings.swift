/// What the elements around each control mean for it, found in one walk from the top.
struct FormSurroundings {
  struct Surroundings {
    /// The nearest form around it.
    var form: Element?
    /// In a `datalist`, whose content only suggests values and is never sent.
    var isSuggestion = false
    /// By a `fieldset` around it, unless it is in that fieldset's first `legend` (HTML, "concept-fe-disabled").
    var isDisabled = false
  }

  private var byPosition: [Surroundings] = []

  init(markup: Markup) {
    byPosition.reserveCapacity(markup.nodes.count)
    var fieldsetsWithLegend: Set<Int> = []
    for node in markup.nodes {
      guard let parent = node.parent, let outer = markup.nodes[parent].element else {
        byPosition.append(Surroundings())
        continue
      }
      var surroundings = byPosition[parent]
      switch outer.tag {
      case "form": surroundings.form = outer
      case "datalist": surroundings.isSuggestion = true
      case "fieldset" where outer.has("disabled"):
        let isFirstLegend = node.element?.tag == "legend" && fieldsetsWithLegend.insert(parent).inserted
        if !isFirstLegend { surroundings.isDisabled = true }
      default: break
      }
      byPosition.append(surroundings)
    }
  }

  subscript(control: Element) -> Surroundings {
    byPosition[control.position]
  }
}
