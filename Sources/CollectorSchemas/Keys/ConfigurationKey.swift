import YAML

/// A key of a block, and what may be said to it.
struct ConfigurationKey: Sendable {
  var name: String
  var type: ValueType
  var isRequired = false
  /// Whether the block behind it has no effect, and no defaults, unless the key is written.
  var isOptional = false
  /// The words allowed; empty if any are.
  var words: [String] = []
  var ignoresCase = false
  /// The keys allowed in a table; empty if any are.
  var closedKeys: [String] = []
  var least: Double?
  /// Whether `least` itself is too little.
  var excludesLeast = false
  var most: Double?
  var since: CollectorVersion?
  var gone: CollectorVersion?
  var deprecated: CollectorVersion?
  /// The key to use in place of one that is gone or deprecated.
  var instead: String?
  /// The protocol spoken by a server that listens on the address in this key.
  var serves: String?
  /// Where this key holds the host alone: the key beside it that holds the port, and the port's default.
  var port: Port?
  /// What must be said inside the key's block for it to have an effect.
  var condition: Condition?
  /// The default as YAML; nil if there is none or it is not known.
  var standard: String?
  /// Before this release the default was open to all: 0.0.0.0 in place of localhost.
  var closedSince: CollectorVersion?

  func standard(in version: CollectorVersion) -> String? {
    guard let closedSince, version < closedSince else { return standard }
    return standard?.replacing("localhost", with: "0.0.0.0")
  }
}

extension ConfigurationKey {
  struct Port: Sendable {
    var name: String
    var standard: String
  }

  struct Condition: Sendable {
    var key: String
    var value: YAMLValue
    /// Whether the key must have the value, or must not.
    var holds: Bool
  }
}

/// The keys of a map.
struct ConfigurationBlock: Sendable {
  var keys: [ConfigurationKey] = []
  /// Where each key is in `keys`.
  var places: [String: Int] = [:]
  /// What keys that are not named hold; nil if there may be none.
  var others: ValueType?
  /// Of each group one key is needed at least.
  var anyOf: [[String]] = []

  func key(_ name: String) -> ConfigurationKey? { places[name].map { keys[$0] } }

  /// Adds a key, in place of one of the same name.
  mutating func put(_ key: ConfigurationKey) {
    if let place = places[key.name] {
      keys[place] = key
    } else {
      places[key.name] = keys.count
      keys.append(key)
    }
  }
}

/// Blocks of which the value of one key selects one.
struct BlockVariants: Sendable {
  /// The key, such as `type`.
  var selector: String
  var names: [String] = []
  var blocks: [String: Int] = [:]
}
