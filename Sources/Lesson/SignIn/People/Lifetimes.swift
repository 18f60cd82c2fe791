/// How long a session lasts, in seconds, as the environment of the app says.
struct Lifetimes: Equatable {
  /// Without a request.
  var idle: Double
  /// From the sign-in on.
  var age: Double

  /// - Parameter run: of the app; without one, what holds where its environment says nothing.
  init(_ run: AppRun = AppRun()) {
    idle = run.seconds("SESSION_IDLE_SECONDS", usually: 1800)
    age = run.seconds("SESSION_MAX_SECONDS", usually: 43_200)
  }
}
