public import YAML

/// A container of a pod, of any of the three lists.
public struct ContainerView: Sendable {
  public enum List: String, Sendable, CaseIterable {
    case containers, initContainers, ephemeralContainers
  }

  public let value: YAMLMap
  public let list: List
  public let index: Int
  public let securityContext: YAMLMap?
  /// As the container itself says; nil if it says nothing and the pod decides.
  public let ownHostProcess: Bool?

  init?(_ value: YAMLValue, _ list: List, _ index: Int) {
    guard case .map(let map) = value else { return nil }
    self.value = map
    self.list = list
    self.index = index
    securityContext = map["securityContext"]?.map
    ownHostProcess = securityContext?["windowsOptions"]?["hostProcess"]?.bool
  }

  /// From the pod's specification.
  public var path: [PathElement] { [.key(list.rawValue), .index(index)] }
  public var name: String { value["name"]?.string ?? "\(list.rawValue)[\(index)]" }
  public var image: String? { value["image"]?.string }
  /// `container "exporter"`, for messages.
  public var title: String {
    switch list {
    case .containers: "container \(GoText.quoted(name))"
    case .initContainers: "init container \(GoText.quoted(name))"
    case .ephemeralContainers: "ephemeral container \(GoText.quoted(name))"
    }
  }

  /// The elements of a list of texts, such as `args`; what is no text is left out.
  public func texts(_ key: String) -> [(index: Int, text: String)] {
    (value[key]?.list ?? []).enumerated().compactMap { index, item in item.string.map { (index, $0) } }
  }
}

extension ContainerView {
  /// The ports that are maps, with their places in the list.
  public var ports: [(index: Int, value: YAMLMap)] {
    (value["ports"]?.list ?? []).enumerated().compactMap { index, item in item.map.map { (index, $0) } }
  }

  func declaresPort(named name: String) -> Bool { value["ports"]?.list?.contains { $0["name"]?.string == name } ?? false }
}
