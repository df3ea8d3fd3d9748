/// A Secret that a cluster needs, and who makes it there. No value of it is ever in the repository.
public struct SecretReference: Sendable, Hashable {
  /// The Secret's name in the namespace of the release.
  public var name: String
  public var source: SecretSource

  public init(name: String, source: SecretSource) {
    self.name = name
    self.source = source
  }
}

/// What makes a Secret in a cluster.
public enum SecretSource: Sendable, Hashable {
  case externalSecret(ExternalSecretSource)
  /// A SealedSecret, for which `kubeseal` fills in a file that wingen only starts; these are its keys.
  case sealedSecret(keys: [String])
  /// A file that `sops` encrypts, which wingen only starts; these are its keys.
  case sops(keys: [String])
  case secretProviderClass(SecretProviderSource)
}

/// What External Secrets Operator reads.
public struct ExternalSecretSource: Sendable, Hashable {
  public enum StoreKind: String, Sendable, Hashable, CaseIterable {
    case secretStore = "SecretStore"
    case clusterSecretStore = "ClusterSecretStore"
  }

  /// Where a key's value is found in the store.
  public struct Remote: Sendable, Hashable {
    /// The Secret's key.
    public var key: String
    /// The name in the store.
    public var remoteKey: String
    /// The part of a structured value.
    public var property: String?

    public init(key: String, remoteKey: String, property: String? = nil) {
      self.key = key
      self.remoteKey = remoteKey
      self.property = property
    }
  }

  public var storeKind: StoreKind
  public var storeName: String
  /// As Go's durations: `1h`.
  public var refreshInterval: String
  public var data: [Remote]

  public init(storeKind: StoreKind = .clusterSecretStore, storeName: String, refreshInterval: String = "1h", data: [Remote]) {
    self.storeKind = storeKind
    self.storeName = storeName
    self.refreshInterval = refreshInterval
    self.data = data
  }
}

/// What the Secrets Store CSI driver reads; the Secret is made while a pod mounts the class.
public struct SecretProviderSource: Sendable, Hashable {
  /// The driver's provider: `azure`, `aws`, `gcp`, `vault`.
  public var provider: String
  /// The provider's own parameters, such as `keyvaultName`; never `objects`.
  public var parameters: [String: String]
  /// The Secret's keys, and the objects of the store that they hold.
  public var data: [(key: String, objectName: String)] { entries.map { ($0.key, $0.objectName) } }
  private var entries: [Entry]

  private struct Entry: Sendable, Hashable {
    var key: String
    var objectName: String
  }

  public init(provider: String, parameters: [String: String], data: [(key: String, objectName: String)]) {
    self.provider = provider
    self.parameters = parameters
    entries = data.map { Entry(key: $0.key, objectName: $0.objectName) }
  }
}
