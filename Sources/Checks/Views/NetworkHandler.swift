import YAML

/// What a probe or a lifecycle hook of a container calls over the network: its `httpGet` or `tcpSocket`.
struct NetworkHandler: Sendable {
  enum Owner: CaseIterable, Sendable {
    case livenessProbe, readinessProbe, startupProbe, postStart, preStop

    /// From the container.
    var path: [PathElement] {
      switch self {
      case .livenessProbe: ["livenessProbe"]
      case .readinessProbe: ["readinessProbe"]
      case .startupProbe: ["startupProbe"]
      case .postStart: ["lifecycle", "postStart"]
      case .preStop: ["lifecycle", "preStop"]
      }
    }

    /// For messages.
    var title: String {
      switch self {
      case .livenessProbe: "livenessProbe"
      case .readinessProbe: "readinessProbe"
      case .startupProbe: "startupProbe"
      case .postStart: "lifecycle.postStart"
      case .preStop: "lifecycle.preStop"
      }
    }
  }

  let owner: Owner
  /// `httpGet` or `tcpSocket`.
  let action: String
  let value: YAMLMap

  /// From the container.
  var path: [PathElement] { owner.path + [.key(action)] }
  var title: String { "\(owner.title).\(action)" }
}

extension ContainerView {
  /// Visits what probes and hooks call, in the order of `Owner`.
  func visitNetworkHandlers(_ visit: (NetworkHandler) -> Void) {
    func visitActions(_ owner: NetworkHandler.Owner, _ handler: YAMLValue?) {
      guard let handler else { return }
      if let value = handler["httpGet"]?.map { visit(NetworkHandler(owner: owner, action: "httpGet", value: value)) }
      if let value = handler["tcpSocket"]?.map { visit(NetworkHandler(owner: owner, action: "tcpSocket", value: value)) }
    }
    visitActions(.livenessProbe, value["livenessProbe"])
    visitActions(.readinessProbe, value["readinessProbe"])
    visitActions(.startupProbe, value["startupProbe"])
    guard let lifecycle = value["lifecycle"] else { return }
    visitActions(.postStart, lifecycle["postStart"])
    visitActions(.preStop, lifecycle["preStop"])
  }
}
