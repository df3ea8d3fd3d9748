package import Scheduling

/// Objects that are checked together: those of a file, a rendering or a release.
public struct ScopeView: Sendable {
  public let objects: [ObjectView]
  /// The pods in them, in the same order.
  public let pods: [PodView]
  /// Whether everything is here that the release has, so that what is missing is missing.
  public let isWhole: Bool
  private let index: ScopeIndex
  /// The namespace that objects go to which name none, where that can be told.
  private let releaseNamespace: String?

  init(objects: [ObjectView], pods: [PodView], isWhole: Bool) {
    self.objects = objects
    self.pods = pods
    self.isWhole = isWhole
    releaseNamespace = isWhole ? ReleaseNamespace.find(in: objects) : nil
    index = ScopeIndex(objects, pods, releaseNamespace: releaseNamespace)
  }

  /// The namespace of an object or pod, from what is written in it and, in a release, from what other objects say; nil if neither tells.
  package func namespace(_ written: String?) -> String? { written ?? releaseNamespace }

  /// What a reference by name leads to.
  package enum Reference {
    case found(ObjectView)
    case missing
    /// An object of that name is here, but one of the two namespaces is left to whoever applies the objects.
    case undecided

    var isMissing: Bool { if case .missing = self { true } else { false } }
    package var object: ObjectView? { if case .found(let object) = self { object } else { nil } }
  }

  /// The object of a namespace that another one names.
  ///
  /// - Parameter namespace: nil if it is not written.
  package func find(_ kind: String, group: String = "", named name: String, in namespace: String?) -> Reference {
    var isUndecided = false
    let namespace = self.namespace(namespace)
    for position in index.objects(kind, name) where objects[position].group == group {
      let other = self.namespace(objects[position].namespace)
      if other == namespace { return .found(objects[position]) }
      if other == nil || namespace == nil { isUndecided = true }
    }
    return isUndecided ? .undecided : .missing
  }

  /// The object of a kind that has no namespaces.
  package func find(_ kind: String, group: String, named name: String) -> ObjectView? {
    index.objects(kind, name).lazy.map { objects[$0] }.first { $0.group == group }
  }

  /// The names of a kind's objects, for the nearest match of one that is missing.
  func names(of kind: String, group: String = "") -> [String] {
    objects.compactMap { $0.kind == kind && $0.group == group ? $0.name : nil }
  }

  /// The pods of a namespace, nil being the one that is not written.
  func pods(in namespace: String?) -> some Sequence<PodView> {
    index.pods(in: self.namespace(namespace)).lazy.map { pods[$0] }
  }

  /// The positions of a namespace's pods that match a selector, in their order.
  package func positions(of selector: LabelSelector, in namespace: String?) -> some Sequence<Int> {
    index.pods(in: self.namespace(namespace), mayMatch: selector).lazy.filter { selector.matches(pods[$0].labels) }
  }

  func hasPods(of selector: LabelSelector, in namespace: String?) -> Bool {
    positions(of: selector, in: namespace).contains { _ in true }
  }

  func hasPods(in namespace: String?) -> Bool { !index.pods(in: self.namespace(namespace)).isEmpty }

  /// Whether some pod may be of this namespace or not, for only one of the two is written.
  func hasPodsOfUnknownNamespace(besides namespace: String?) -> Bool {
    self.namespace(namespace) == nil ? index.hasPodsWithNamespace : !index.pods(in: nil).isEmpty
  }

  /// Whether a custom resource is here of which an operator may make pods that nobody sees here.
  var mayHaveMorePods: Bool { objects.contains(where: \.mayBecomePods) }
}
