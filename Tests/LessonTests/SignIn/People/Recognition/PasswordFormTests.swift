import Testing

@testable import Lesson

/// The forms of signed-in people are found whatever else is on the page.
@Suite struct PasswordFormTests {
  private func page(_ html: String) -> Page { Page(html: html, address: PageTests.address) }

  /// The value that stands for the current password is 1, that for the new one 2.
  @Test(arguments: [
    (#"<input type=password name=old><input type=password name=new>"#, ["1", "2"]),
    (#"<input type=password name=newPassword><input type=password name=currentPassword>"#, ["2", "1"]),
    (
      #"<input type=password name=a autocomplete=new-password><input type=password name=b autocomplete=current-password>"#,
      ["2", "1"]
    ),
    // A word that holds another one says nothing.
    (
      #"<label>Mot de passe actuel <input type=password name=actuel></label><label>Nouveau, et sécurisé <input type=password name=nouveau></label>"#,
      ["1", "2"]
    ),
    (#"<input type=password name=uno><label>Password sicura <input type=password name=due></label>"#, ["1", "2"]),
    (#"<input type=password name=p1><input type=password name=p2><input type=password name=p3>"#, ["1", "2", "2"]),
  ]) func theCurrentPasswordIsToldFromTheNewOne(_ fields: String, _ typed: [String]) throws {
    let form = try #require(page("<form method=post>\(fields)<button>Change</button></form>").passwordForm)
    #expect(form.passwordChange(from: "1", to: "2").map(\.value) == typed)
  }

  @Test(arguments: [
    #"<form action=/about><input type=search name=q></form><form method=post><input name=text></form>"#,
    #"<form method=post><input name=display><input name=text id=motto></form>"#,
    #"<form method=post><input name=display></form><form method=post><label>Your motto <textarea name=text></textarea></label></form>"#,
    #"<form><input name=text></form>"#,
  ]) func theMottoIsFoundBesideOtherTexts(_ html: String) throws {
    #expect(page(html).mottoForm?.mottoField?.name == "text")
  }
}
