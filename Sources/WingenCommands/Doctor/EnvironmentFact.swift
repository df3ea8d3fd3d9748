/// Something of the environment that `wingen doctor` looked for.
struct EnvironmentFact: Sendable {
  /// What it is needed for.
  enum Area: String, CaseIterable, Sendable {
    case wingen, specs, companions, terminal

    var title: String {
      switch self {
      case .wingen: "wingen itself"
      case .specs: "specs in Swift files"
      case .companions: "programs beside wingen, each for what it says"
      case .terminal: "terminal"
      }
    }
  }

  enum State: String, Sendable {
    case fine
    /// It is not there.
    case missing
    /// It is there and does not do.
    case unfit
  }

  var area: Area
  var name: String
  var state: State
  /// What was found, or what it would be good for.
  var text: String
  /// How to mend it.
  var remedy: String?
}

/// Looks at a part of the environment. A module that needs something adds one to `DoctorCommand.checks`.
typealias EnvironmentCheck = @Sendable () -> [EnvironmentFact]
