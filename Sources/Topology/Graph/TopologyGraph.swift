/// What a picture shows, as plain data: groups with nodes in them, and edges between these. Nothing in it says where something is drawn.
///
/// The order is that of the input, so that the same input gives the same picture.
public struct TopologyGraph: Sendable, Hashable {
  /// Nodes that stand together, such as what runs on Windows nodes.
  public struct Group: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      case windows, either, linux, cluster, outside, repository, delivery, environment
    }

    public var kind: Kind
    public var title: String
  }

  public struct Node: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      /// An object that runs pods.
      case workload
      /// A program, a port or files of the nodes themselves.
      case node
      /// Something that is found only when it runs.
      case discovery
      /// What is in the cluster, but not in the input.
      case service
      /// A host outside of the cluster.
      case backend
      /// Several workloads that are not shown by themselves.
      case crowd
      /// Of a fleet.
      case repository, tool, cluster
    }

    public var kind: Kind
    /// The position of its group.
    public var group: Int
    /// In full.
    public var name: String
    /// As it is shown: without what all workloads' names begin with.
    public var title: String
    public var subtitle: String
    public var facts: [Fact] = []
  }

  /// Something that is said of a node, in one line.
  public struct Fact: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      case image, system, pipeline, port, service, secret, account, right
      /// A right to read Secrets, or to do anything.
      case strongRight
      case note, warning, setting
    }

    public var kind: Kind
    public var text: String
  }

  public struct Edge: Sendable, Hashable {
    /// Who connects to whom, and what for; `from` is who connects.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Asks for metrics.
      case scrape
      /// Sends telemetry.
      case push
      /// Reads files, events or objects.
      case read
      /// Installs a program.
      case install
      /// Brings manifests into a cluster.
      case deliver
    }

    /// Positions of nodes.
    public var from: Int
    public var to: Int
    public var kind: Kind
    /// What flows, and to which ports; in the order of the input.
    public var labels: [String]

    public var label: String { labels.joined(separator: ", ") }
  }

  public var title: String
  /// What is to be known of the picture as a whole, such as what was left out.
  public var notes: [String]
  public var groups: [Group]
  public var nodes: [Node]
  public var edges: [Edge]
}

extension TopologyGraph.Fact.Kind {
  /// The order in which facts are said: what a thing is, what it does, what it may do.
  static let order: [Self] = [
    .warning, .system, .image, .pipeline, .port, .service, .secret, .account, .strongRight, .right, .setting, .note,
  ]
}

extension TopologyGraph.Edge.Kind {
  /// Whether telemetry flows against the direction of the connection.
  var flowsBackwards: Bool {
    switch self {
    case .scrape, .read, .install: true
    case .push, .deliver: false
    }
  }
}
