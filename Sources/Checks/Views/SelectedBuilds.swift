package import Scheduling
import YAML

/// The Windows builds of the nodes that a pod asks for, and where it does so.
package struct SelectedBuilds {
  package let builds: [WindowsBuild]
  /// From the pod's specification.
  let path: [PathElement]

  /// `Windows Server 2022`, or several.
  package var title: String { Self.title(builds) }

  static func title(_ builds: [WindowsBuild]) -> String {
    "Windows Server " + builds.map { "\($0.year)" }.joined(separator: " and ")
  }

  /// Nil if the pod asks for none, or for one that is not known here.
  package init?(_ pod: PodView) {
    if let found = Self.build(of: pod.spec["nodeSelector"]?.map) {
      self.init(builds: [found.build], path: ["nodeSelector", .key(found.key)])
    } else if let found = Self.build(of: pod.runtimeClassUse.scheduling?["nodeSelector"]?.map) {
      self.init(builds: [found.build], path: ["runtimeClassName"])
    } else if let builds = Self.builds(ofTerms: pod.requiredNodeTerms) {
      self.init(builds: builds, path: PodView.requiredNodeAffinity)
    } else {
      return nil
    }
  }

  private init(builds: [WindowsBuild], path: [PathElement]) {
    self.builds = builds
    self.path = path
  }

  private static func build(of selector: YAMLMap?) -> (build: WindowsBuild, key: String)? {
    guard let selector else { return nil }
    for key in [NodeLabel.windowsBuild, NodeLabel.azureSKU] {
      if let value = selector[key]?.string, let build = WindowsBuild(value) { return (build, key) }
    }
    return nil
  }

  /// Of all terms together; nil if one of them does not tell.
  private static func builds(ofTerms terms: [YAMLValue]) -> [WindowsBuild]? {
    guard !terms.isEmpty else { return nil }
    var builds: [WindowsBuild] = []
    for term in terms {
      guard let own = Self.builds(ofTerm: term) else { return nil }
      for build in own where !builds.contains(build) { builds.append(build) }
    }
    return builds
  }

  private static func builds(ofTerm term: YAMLValue) -> [WindowsBuild]? {
    for requirement in term["matchExpressions"]?.list ?? [] {
      guard let key = requirement["key"]?.string, key == NodeLabel.windowsBuild || key == NodeLabel.azureSKU else { continue }
      guard requirement["operator"]?.string == "In", let values = requirement["values"]?.list, !values.isEmpty else { continue }
      let builds = values.compactMap { $0.string.flatMap { WindowsBuild($0) } }
      if builds.count == values.count { return builds }
    }
    return nil
  }
}

extension PodView {
  /// The containers whose image's tag names a Windows build that the node's must fit. HostProcess containers run on any build.
  ///
  /// Source: kubernetes.io, "Create a Windows HostProcess Pod".
  func forEachBoundImage(_ body: (_ container: ContainerView, _ build: WindowsBuild) -> Void) {
    for container in containers {
      guard let image = container.image, let build = ImageReference(image).windowsBuild, !isHostProcess(container) else { continue }
      body(container, build)
    }
  }
}
