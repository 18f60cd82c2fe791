/// Expectations of what the app does with what people send.
extension Vocabulary {
  static let input: [LineForm] = [
    LineForm(
      .input, "expect markup in sign-ins harmless",
      "After a refused sign-in, markup in the name is shown as text or not at all.",
      example: "expect markup in sign-ins harmless"
    ) { _ in .expect(.input(.markupInSignInsHarmless)) },
    LineForm(
      .input, "expect markup in addresses harmless",
      "Markup in an address never becomes a part of a page, be it in a query or in a path that does not exist.",
      example: "expect markup in addresses harmless"
    ) { _ in .expect(.input(.markupInAddressesHarmless)) },
    LineForm(
      .input, "expect template code harmless", "A sum such as {{7*191}} is never computed.",
      example: "expect template code harmless"
    ) { _ in .expect(.input(.templateCodeHarmless)) },
    LineForm(
      .input, "expect odd names refused",
      "Nobody gets a name of spaces, of 10,000 letters or with an invisible character.",
      example: "expect odd names refused"
    ) { _ in .expect(.input(.oddNamesRefused)) },
    LineForm(
      .input, "expect short passwords refused", "Nobody gets an account with fewer than 8 characters to guess.",
      example: "expect short passwords refused"
    ) { _ in .expect(.input(.shortPasswordsRefused)) },
    LineForm(
      .input, "expect malformed forms harmless", "Forms that no browser would send crash nothing.",
      example: "expect malformed forms harmless"
    ) { _ in .expect(.input(.malformedFormsHarmless)) },
    LineForm(
      .input, "expect huge forms harmless", "A form of five million letters crashes nothing, and the app goes on.",
      example: "expect huge forms harmless"
    ) { _ in .expect(.input(.hugeFormsHarmless)) },
    LineForm(
      .input, "expect line breaks in addresses harmless", "A line break in an address adds no header to a response.",
      example: "expect line breaks in addresses harmless"
    ) { _ in .expect(.input(.lineBreaksInAddressesHarmless)) },
  ]
}
