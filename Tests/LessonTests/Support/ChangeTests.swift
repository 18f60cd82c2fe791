import Testing

/// What `./test` runs after a change.
@Suite struct ChangeTests {
  @Test func aFolderIsConcernedByItsSourcesAndTestsAndThoseBelow() {
    #expect(Change(files: ["Sources/Lesson/SignIn/Guard/GuardProbe.swift"]).concerns(folder: "SignIn/Guard"))
    #expect(Change(files: ["Tests/LessonTests/SignIn/Guard/GuardTests.swift"]).concerns(folder: "SignIn/Guard"))
    #expect(Change(files: ["Sources/Lesson/SignIn/Guard/GuardProbe.swift"]).concerns(folder: "SignIn"))
    #expect(Change(files: ["Sources/SignInKit/Token.swift"]).concerns(folder: "SignInKit"))
    #expect(!Change(files: ["Sources/Lesson/SignIn/Guard/GuardProbe.swift"]).concerns(folder: "SignIn/Gua"))
    #expect(!Change(files: ["README.md", "Sources/Lesson/Engine/Stage.swift"]).concerns(folder: "SignIn"))
  }

  @Test func testsAreAboutTheSourcesInTheSamePlace() {
    #expect(Change.folder(ofTests: #filePath) == "Support")
  }

  @Test(arguments: [
    "lessons/sign-in/login.md", "lessons/sign-in/exercises/flask/login/app.py",
    "Sources/Exercises/Login/LoginSolution.swift", "Tests/LessonTests/Fixtures/apps/wrong/login/swift.yml",
  ]) func aStepIsConcernedByItsTextItsExercisesAndItsWrongApps(_ file: String) {
    #expect(Change(files: [file]).concerns(step: "login"))
    #expect(!Change(files: [file]).concerns(step: "logout"))
  }

  @Test func whatASubjectSaysConcernsTheAppsThatItIsSaidOf() {
    let change = Change(files: ["Sources/Lesson/SignIn/Guard/GuardProbe.swift"])
    #expect(change.concerns(ids: ["protect.anonymous", "guard.open-to-anyone"]))
    #expect(!change.concerns(ids: ["login.right", "redirect.page-instead"]))
    #expect(!Change(files: []).concerns(ids: ["guard.open-to-anyone"]))
  }
}
