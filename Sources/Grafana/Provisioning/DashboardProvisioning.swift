import YAML

/// A file for Grafana's folder `provisioning/dashboards`: folders of the disk from which dashboards come.
///
/// Source of the fields: grafana/grafana, docs/sources/administration/provisioning/index.md.
public struct DashboardProvisioning: Sendable, Hashable {
  public struct Provider: Sendable, Hashable {
    /// Tells providers apart.
    public var name: String
    /// On the disk, with the dashboards' files.
    public var path: String
    /// In Grafana; empty is the root.
    public var folder: String
    public var folderUID: String?
    /// In seconds, between looks at the files.
    public var updateInterval: Int
    /// Whether dashboards stay when their files are gone.
    public var keepsDeleted: Bool
    /// Whether readers may save changes, which the next change of the file undoes.
    public var allowsChanges: Bool
    /// Whether folders of the disk become folders of Grafana; Grafana then wants no `folder`.
    public var mirrorsFolders: Bool

    public init(
      name: String, path: String, folder: String = "", folderUID: String? = nil, updateInterval: Int = 30, keepsDeleted: Bool = false,
      allowsChanges: Bool = false, mirrorsFolders: Bool = false
    ) {
      self.name = name
      self.path = path
      self.folder = folder
      self.folderUID = folderUID
      self.updateInterval = updateInterval
      self.keepsDeleted = keepsDeleted
      self.allowsChanges = allowsChanges
      self.mirrorsFolders = mirrorsFolders
    }
  }

  public var providers: [Provider]

  public init(_ providers: [Provider]) { self.providers = providers }

  public var yaml: String { YAMLEmitter.text(for: ["apiVersion": 1, "providers": .list(providers.map(\.yaml))]) }
}

extension DashboardProvisioning.Provider {
  fileprivate var yaml: YAMLValue {
    var map: YAMLMap = [:]
    map.put("name", ProvisionedText(name).value)
    map.put("orgId", 1)
    // Grafana refuses a folder with a UID beside folders from the disk: pkg/services/provisioning/dashboards/file_reader.go.
    if !mirrorsFolders {
      map.put("folder", ProvisionedText(folder).value)
      map.put("folderUid", folderUID.map { ProvisionedText($0).value })
    }
    map.put("type", "file")
    map.put("disableDeletion", keepsDeleted)
    map.put("updateIntervalSeconds", updateInterval)
    map.put("allowUiUpdates", allowsChanges)
    map.put("options", ["path": ProvisionedText(path).value, "foldersFromFilesStructure": .bool(mirrorsFolders)])
    return .map(map)
  }
}
