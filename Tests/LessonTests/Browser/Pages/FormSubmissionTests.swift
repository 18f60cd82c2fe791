import Testing

@testable import Lesson

@Suite(.inTurn) struct FormSubmissionTests {
  func form(_ html: String) -> Form { Page(html: html, address: PageTests.address, recognition: .signIn).forms[0] }

  /// `name=value` for each entry that is sent.
  func sent(_ html: String, _ fills: [(String, String)] = [], pressing button: Int? = nil) -> [String] {
    let form = form(html)
    let submission = form.submission(
      filling: fills.map { FieldFill(name: $0.0, value: $0.1) }, pressing: button.map { form.buttons[$0] })
    return submission.entries.map { "\($0.name)=\($0.value)" }
  }

  @Test func sendsTheFormOfTheTutorial() {
    let submission = form(FormTests.tutorial).submission(filling: [
      FieldFill(name: "username", value: "alice"), FieldFill(name: "password", value: "a b&c=ä+%~*"),
    ])
    #expect(submission.method == "POST")
    #expect(submission.address?.target == "/shop/list")
    #expect(submission.contentType == "application/x-www-form-urlencoded")
    #expect(String(decoding: submission.body, as: UTF8.self) == "username=alice&password=a+b%26c%3D%C3%A4%2B%25%7E*")
    #expect(submission.unfilled.isEmpty)
  }

  // MARK: What is sent

  @Test func aBoxIsTickedAndNotTheHiddenFieldOfItsName() {
    let html = "<form><input type=hidden name=remember value=0><input type=checkbox name=remember value=1></form>"
    #expect(sent(html) == ["remember=0"])
    #expect(sent(html, [("remember", "yes")]) == ["remember=0", "remember=1"])
    #expect(sent(html, [("remember", "no")]) == ["remember=0"])
  }

  @Test(arguments: [
    ("maxlength=4", "long"), ("maxlength=0", ""), ("maxlength=-1", "longer"), ("maxlength=x", "longer"),
  ])
  func whoeverTypesIsCutOff(_ limit: String, _ taken: String) {
    let form = form("<form><input name=a \(limit)></form>")
    func value(isTyped: Bool) -> String? {
      form.submission(filling: [FieldFill(name: "a", value: "longer", isTyped: isTyped)]).entries.first?.value
    }
    #expect(value(isTyped: true) == taken)
    #expect(value(isTyped: false) == "longer")
  }

  @Test func sendsOnlySuccessfulControls() {
    let html = """
      <form><input name=a value=1><input value=2><input name=b value=3 disabled><input type=checkbox name=c>
      <input type=checkbox name=d checked><input type=radio name=e value=x><input type=radio name=e value=y checked>
      <select name=f><option disabled selected>no<option>yes</select><select name=g multiple><option>1</select>
      <textarea name=h>t</textarea><button name=i value=j>go</button><button name=k value=l>no</button>
      <input type=hidden name=_charset_ value=x><input type=file name=m><select name=n></select>
      <input type=reset name=o>
      </form>
      """
    #expect(sent(html) == ["a=1", "d=on", "e=y", "h=t", "i=j", "_charset_=UTF-8", "m="])
    #expect(sent("<form><select name=f><option disabled>no<option>yes</select></form>") == ["f=yes"])
  }

  @Test func sendsThePressedButtonInItsPlace() {
    let html = """
      <form><button name=b value=1>x</button><input name=a value=2><input type=image name=i><button type=button name=n>
      </button><input type=image></form>
      """
    #expect(sent(html) == ["b=1", "a=2"])
    #expect(sent(html, pressing: 1) == ["a=2", "i.x=0", "i.y=0"])
    #expect(sent(html, pressing: 2) == ["a=2"])
    #expect(sent(html, pressing: 3) == ["a=2", "x=0", "y=0"])
    #expect(sent("<form><button disabled name=a></button><button name=b value=1></button><input name=c>") == ["c="])
  }

  @Test func obeysTheButton() {
    let form = form(
      """
      <form action=/a method=post><button formaction=/b?x=1 formmethod=get name=n value=v>x</button>
      <button formenctype=text/plain>y</button></form>
      """)
    let first = form.submission(filling: [], pressing: form.buttons[0])
    #expect(first.method == "GET")
    #expect(first.address?.target == "/b?n=v")
    #expect(first.body.isEmpty)
    #expect(first.contentType == nil)
    let second = form.submission(filling: [], pressing: form.buttons[1])
    #expect(second.method == "POST")
    #expect(second.contentType == "text/plain")
    #expect(second.address?.target == "/a")
  }

  @Test(arguments: [
    ("", "/shop/list"), ("search?old=1#f", "/shop/search"), ("?a=b", "/shop/list"), ("/login/", "/login/"),
  ])
  func replacesTheQueryOnGet(_ action: String, _ path: String) {
    let submission = form("<form action='\(action)'><input name='q' value='a&amp;b'></form>").submission(filling: [])
    #expect(submission.address?.target == path + "?q=a%26b")
  }

  @Test func goesNowhereWithoutHTTP() {
    #expect(form("<form action=javascript:x()></form>").submission(filling: []).address == nil)
    #expect(form("<form method=dialog></form>").submission(filling: []).address == nil)
    #expect(
      form("<form method=post action=//evil.example></form>").submission(filling: []).address?.host == "evil.example")
  }

  // MARK: Encodings

  @Test func encodesLineBreaks() {
    let form = form("<form method=post><textarea name='a\nb'></textarea></form>")
    for value in ["1\n2\n\n3\r", "1\r\n2\r\n\r\n3\r\n", "1\r2\n\r3\n"] {
      let submission = form.submission(filling: [FieldFill(name: "a\nb", value: value)])
      let expected = "a%0D%0Ab=1%0D%0A2%0D%0A%0D%0A3%0D%0A"
      #expect(String(decoding: submission.body, as: UTF8.self) == expected)
    }
  }

  @Test func encodesMultipart() {
    let form = form(
      """
      <form method=post enctype=multipart/form-data><input name='a"b' value=ä><textarea name=c>1
      2</textarea><input type=file name=f></form>
      """)
    let submission = form.submission(filling: [], boundary: "XX")
    #expect(submission.contentType == "multipart/form-data; boundary=XX")
    let expected = [
      "--XX", "Content-Disposition: form-data; name=\"a%22b\"", "", "ä", "--XX",
      "Content-Disposition: form-data; name=\"c\"", "", "1", "2", "--XX",
      "Content-Disposition: form-data; name=\"f\"; filename=\"\"", "Content-Type: application/octet-stream", "", "",
      "--XX--", "",
    ]
    #expect(String(decoding: submission.body, as: UTF8.self) == expected.joined(separator: "\r\n"))
    #expect(FormBody.randomBoundary() != FormBody.randomBoundary())
  }

  @Test func encodesPlainText() {
    let submission = form("<form method=post enctype=text/plain><input name=a value='x y&amp;='><input name=b></form>")
      .submission(filling: [])
    #expect(String(decoding: submission.body, as: UTF8.self) == "a=x y&=\r\nb=\r\n")
  }

  // MARK: Filling in

  @Test func fillsByNameThenByRole() {
    let form = form(
      """
      <form><input name=email><input name=pw type=password><label><input type=checkbox name=r> Keep me</label></form>
      """)
    let submission = form.submission(filling: [
      FieldFill(name: "username", value: "alice"), FieldFill(name: "password", value: "abcd"),
      FieldFill(name: "remember", value: "yes"),
    ])
    #expect(FormBody.urlEncoded(submission.entries) == "email=alice&pw=abcd&r=on")
    #expect(
      submission.filled == [
        Form.FilledField(asked: "username", name: "email"), Form.FilledField(asked: "password", name: "pw"),
        Form.FilledField(asked: "remember", name: "r"),
      ])
    #expect(
      sent("<form><input name=user><input name=username><input type=password name=p></form>", [("username", "x")])
        == ["user=", "username=x", "p="])
  }

  @Test func reportsWhatItCannotFill() {
    let form = form(
      """
      <form><input name=a><input name=a><input name=b disabled><input name=c readonly value=1>
      <select name=d><option value=1>One<option disabled>2</select><input type=radio name=e value=x>
      <input name=h type=hidden></form>
      """)
    let wishes = [
      ("zz", "1"), ("remember", "yes"), ("b", "1"), ("c", "2"), ("d", "2"), ("e", "y"), ("", "1"), ("h", "2"),
    ]
    let submission = form.submission(filling: wishes.map { FieldFill(name: $0.0, value: $0.1) })
    let names = ["a", "b", "c", "d", "e", "h"]
    #expect(
      submission.unfilled == [
        UnfilledField(name: "zz", reason: .noSuchField, available: names),
        UnfilledField(name: "remember", reason: .noSuchField, available: names),
        UnfilledField(name: "b", reason: .disabled, available: names),
        UnfilledField(name: "c", reason: .readOnly, available: names),
        UnfilledField(name: "d", reason: .noSuchChoice, available: ["1"]),
        UnfilledField(name: "e", reason: .noSuchChoice, available: ["x"]),
        UnfilledField(name: "", reason: .noSuchField, available: names),
      ])
    #expect(submission.filled == [Form.FilledField(asked: "h", name: "h")])
  }

  @Test(arguments: [
    ("yes", true), ("ON", true), ("true", true), ("ticked", true), ("1", true), ("no", false), ("Off", false),
    ("false", false), ("unticked", false),
  ])
  func ticksAndUnticks(_ value: String, _ isTicked: Bool) {
    for start in ["", "checked"] {
      #expect(
        sent("<form><input type=checkbox name=r value=1 \(start)></form>", [("r", value)]) == (isTicked ? ["r=1"] : []))
    }
  }

  @Test func choosesAmongSeveral() {
    let radios = "<form><input type=radio name=a value=x checked><input type=radio name=a value=y></form>"
    #expect(sent(radios, [("a", "y")]) == ["a=y"])
    let boxes = "<form><input type=checkbox name=a value=x><input type=checkbox name=a value=y></form>"
    #expect(sent(boxes, [("a", "y")]) == ["a=y"])
    #expect(sent(boxes, [("a", "yes")]) == ["a=x"])
    let list = "<form><select name=a><option value=1>One<option value=2>Two</select></form>"
    #expect(sent(list, [("a", "2")]) == ["a=2"])
    #expect(sent(list, [("a", "Two")]) == ["a=2"])
    let several = "<form><select name=a multiple><option selected>1<option>2<option>3</select></form>"
    #expect(sent(several, [("a", "2"), ("a", "3")]) == ["a=2", "a=3"])
  }

  @Test func fillsFieldsOfOneNameInTurn() {
    #expect(sent("<form><input name=a><input name=a></form>", [("a", "1"), ("a", "2"), ("a", "3")]) == ["a=1", "a=3"])
  }

  @Test func dropsLineBreaksFromOneLine() {
    #expect(sent("<form><input name=a></form>", [("a", "1\r\n2")]) == ["a=12"])
  }
}
