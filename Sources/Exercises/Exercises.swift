import SignInKit

/// The solved exercise of each step, as the embedded server runs it.
public enum Exercises {
  private static let solutions: [(step: String, app: any WebApp.Type)] = [
    ("setup", SetupSolution.self),
    ("form", FormSolution.self),
    ("login", LoginSolution.self),
    ("protect", ProtectSolution.self),
    ("logout", LogoutSolution.self),
    ("name", NameSolution.self),
    ("routes", RoutesSolution.self),
    ("remember", RememberSolution.self),
    ("database", DatabaseSolution.self),
    ("passwords", PasswordsSolution.self),
    ("secret", SecretSolution.self),
    ("expiry", ExpirySolution.self),
    ("input", InputSolution.self),
    ("csrf", CsrfSolution.self),
    ("sessions", SessionsSolution.self),
    ("throttle", ThrottleSolution.self),
    ("tokens", TokensSolution.self),
  ]

  /// The ids of the steps that have a solution, in the order of the course.
  public static let steps = solutions.map(\.step)

  /// The app that solves the step, `nil` if there is none. Its templates lie beside its source.
  public static func solution(_ step: String) -> (any WebApp)? {
    solutions.first { $0.step == step }?.app.init()
  }
}
