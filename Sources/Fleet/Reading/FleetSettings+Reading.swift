import YAML

// What the fleet's own maps say, of which `FleetForm` found nothing wrong.

extension Repository {
  init(_ value: LocatedValue?) {
    self.init(
      url: value?["url"]?.string ?? "", revision: value?["revision"]?.string ?? "main", path: value?["path"]?.string ?? "")
  }
}

extension ChartOrigin {
  init(_ value: LocatedValue?) {
    guard let from = value?["from"]?.string, from != "repository" else {
      self = .repository
      return
    }
    self = .oci(url: from, version: value?["version"]?.string)
  }
}

extension ArgoCDSettings {
  init(_ value: LocatedValue?) {
    self.init()
    guard let value else { return }
    generator = value["generator"]?.string.flatMap(Generator.init) ?? generator
    namespace = value["namespace"]?.string ?? namespace
    project = value["project"]?.string ?? project
    isAutomated = value["automated"]?.bool ?? isAutomated
    prunes = value["prune"]?.bool ?? prunes
    healsItself = value["selfHeal"]?.bool ?? healsItself
  }
}

extension FluxSettings {
  init(_ value: LocatedValue?) {
    self.init()
    guard let value else { return }
    namespace = value["namespace"]?.string ?? namespace
    interval = value["interval"]?.string ?? interval
    isHub = value["hub"]?.bool ?? isHub
    decryptionSecret = value["decryptionSecret"]?.string
    repositorySecret = value["repositorySecret"]?.string
  }
}

extension SOPSRecipients {
  init(_ value: LocatedValue?) {
    func texts(_ key: String) -> [String] { (value?[key]?.list ?? []).compactMap(\.string) }
    self.init(
      age: texts("age"), azureKeyVault: texts("azureKeyVault"), kms: texts("kms"), gcpKMS: texts("gcpKMS"), pgp: texts("pgp"))
  }
}

extension Destination {
  init(_ value: LocatedValue?) {
    self.init(
      server: value?["server"]?.string, name: value?["name"]?.string, kubeconfigSecret: value?["kubeconfigSecret"]?.string)
  }
}
