import YAML

extension PodSecurityCheck {
  /// `container "a"` or `containers "a", "b"`, of those that a condition holds for; nil if it holds for none. Init containers come first.
  static func containers(of pod: PodView, where condition: (ContainerView) -> Bool) -> String? {
    var names: [String] = []
    for list in [ContainerView.List.initContainers, .containers, .ephemeralContainers] {
      for container in pod.containers where container.list == list && condition(container) { names.append(quoted(container.name)) }
    }
    return names.isEmpty ? nil : plural("container", names)
  }

  /// The pod itself and its containers, as far as a condition holds for their security contexts; nil if it holds for none.
  static func setters(_ pod: PodView, _ condition: (YAMLMap?) -> Bool) -> String? {
    let names = (condition(pod.securityContext) ? ["pod"] : []) + [containers(of: pod) { condition($0.securityContext) }].compactMap { $0 }
    return names.isEmpty ? nil : names.joined(separator: " and ")
  }

  static func plural(_ noun: String, _ names: [String]) -> String {
    (names.count == 1 ? noun : noun + "s") + " " + names.joined(separator: ", ")
  }

  static func quoted(_ name: String) -> String { GoText.quoted(name) }
}
