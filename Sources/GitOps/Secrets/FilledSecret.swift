public import Diagnostics
public import Fleet
import YAML

extension SecretFiles {
  /// What is wrong with a file that wingen started and a user filled in: a secret that can be read, something else than the secret that it
  /// is for, or nothing filled in yet. Values are never in a message.
  ///
  /// Files of other sources than SOPS and sealed secrets are wingen's own, about which there is nothing to find.
  ///
  /// - Parameter namespace: where the Secret is needed; nil if that is not to be looked at.
  public static func findings(
    inFilled bytes: [UInt8], path: String, for secret: SecretReference, namespace: String? = nil
  ) -> [Diagnostic] {
    switch secret.source {
    case .externalSecret, .secretProviderClass: return []
    case .sealedSecret, .sops: break
    }
    do {
      let documents = try YAMLReader.read(bytes, file: path)
      guard documents.count == 1, let document = documents.first else {
        return [FilledSecret.Fault.severalDocuments(documents.count).diagnostic(secret, .init(file: path, line: 1, column: 1))]
      }
      return FilledSecret(document: document, secret: secret, path: path, namespace: namespace).findings
    } catch {
      // What is wrong with the text may be a value, so only the place is told.
      return [FilledSecret.Fault.unreadable.diagnostic(secret, error.diagnostic.location ?? .init(file: path, line: 1, column: 1))]
    }
  }
}

/// A file of a secret as a user left it.
struct FilledSecret {
  /// What may be wrong with it.
  enum Fault: Sendable, Hashable {
    case unreadable
    case severalDocuments(Int)
    case wrongObject(expected: String)
    case wrongName
    case wrongNamespace(expected: String)
    /// Nil where the key is none of the secret's: a value may have slipped into it.
    case readable(key: String?)
    case readableSecret
    case notEncrypted
    case missingKey(String)
    /// The secret's keys; none if others are empty.
    case notFilledIn(keys: [String])
  }

  let document: LocatedValue
  let secret: SecretReference
  let path: String
  var namespace: String?

  var findings: [Diagnostic] {
    if case .sops(let keys) = secret.source { return sopsFindings(keys) }
    if case .sealedSecret(let keys) = secret.source { return sealedFindings(keys) }
    return []
  }

  private func finding(_ fault: Fault, _ place: [PathElement] = []) -> Diagnostic {
    fault.diagnostic(secret, document.location(at: place, in: path))
  }

  /// The name and the namespace, which sealing and the pods that use it depend on.
  private var nameFindings: [Diagnostic] {
    let metadata = document["metadata"]
    var findings = metadata?["name"]?.string == secret.name ? [] : [finding(.wrongName, ["metadata", "name"])]
    if let namespace, metadata?["namespace"]?.string != namespace {
      findings.append(finding(.wrongNamespace(expected: namespace), ["metadata", "namespace"]))
    }
    return findings
  }

  // MARK: - SOPS

  private func sopsFindings(_ keys: [String]) -> [Diagnostic] {
    guard document["kind"]?.string == "Secret" else { return [finding(.wrongObject(expected: "a Secret"), ["kind"])] }
    var findings = nameFindings
    let isEncrypted = document["sops"]?["mac"] != nil
    var empty: [String] = []
    var isUnfilled = false
    var found: Set<String> = []
    for field in ["data", "stringData"] {
      guard case .map(let entries)? = document[field]?.content else { continue }
      for entry in entries {
        found.insert(entry.key)
        switch Self.state(of: entry.value) {
        case .empty:
          isUnfilled = true
          if keys.contains(entry.key) { empty.append(entry.key) }
        case .encrypted: if !isEncrypted { findings.append(finding(.notEncrypted, [.key(field), .key(entry.key)])) }
        case .readable:
          findings.append(finding(.readable(key: keys.first { $0 == entry.key }), [.key(field), .key(entry.key)]))
        }
      }
    }
    findings += keys.filter { !found.contains($0) }.map { finding(.missingKey($0)) }
    if isUnfilled { findings.append(finding(.notFilledIn(keys: empty))) }
    return findings
  }

  private enum State { case empty, encrypted, readable }

  /// SOPS leaves empty texts as they are (getsops/sops, aes/cipher.go).
  private static func state(of value: LocatedValue) -> State {
    switch value.content {
    case .null: .empty
    case .string(let text) where text.isEmpty: .empty
    case .string(let text) where text.hasPrefix("ENC[AES256_GCM,data:") && text.hasSuffix("]"): .encrypted
    default: .readable
    }
  }

  // MARK: - Sealed secrets

  private func sealedFindings(_ keys: [String]) -> [Diagnostic] {
    // kubeseal run the wrong way round, or its input in its place.
    if document["kind"]?.string == "Secret" || document["stringData"] != nil || document["data"] != nil {
      return [finding(.readableSecret, ["kind"])]
    }
    guard document["kind"]?.string == "SealedSecret" else {
      return [finding(.wrongObject(expected: "a SealedSecret"), ["kind"])]
    }
    var findings = nameFindings
    // A template's data is not encrypted at all.
    if case .map(let entries)? = document["spec"]?["template"]?["data"]?.content {
      findings += entries.filter { keys.contains($0.key) && Self.state(of: $0.value) != .empty }
        .map { finding(.readable(key: $0.key), ["spec", "template", "data", .key($0.key)]) }
    }
    var unsealed: [String] = []
    for key in keys {
      let place: [PathElement] = ["spec", "encryptedData", .key(key)]
      guard let value = document.value(at: place) else {
        findings.append(finding(.missingKey(key), ["spec", "encryptedData"]))
        continue
      }
      if value.string == SecretObjects.unsealed || Self.state(of: value) == .empty {
        unsealed.append(key)
      } else if !Self.isSealed(value) {
        findings.append(finding(.readable(key: key), place))
      }
    }
    if !unsealed.isEmpty { findings.append(finding(.notFilledIn(keys: unsealed))) }
    return findings
  }

  /// Sealed values are base64 of a length, an RSA-encrypted session key of that length and the encrypted value
  /// (sealed-secrets, pkg/crypto/crypto.go): with keys of 2,048 bits, the smallest in use, 2 + 256 + 16 bytes at least.
  private static func isSealed(_ value: LocatedValue) -> Bool {
    guard let text = value.string else { return false }
    let letters = text.utf8.filter { !($0 == 0x0A || $0 == 0x0D || $0 == 0x20) }
    guard letters.count >= 364, letters.count.isMultiple(of: 4) else { return false }
    return letters.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
        true
      default: false
      }
    }
  }
}
