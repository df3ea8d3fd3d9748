/// Finds names of Services that lack the cluster's domain.
package enum ServiceHost {
  /// The first name among the hosts of the text's URLs, or of a text `host:port`, that ends in `.svc` or is `kubernetes.default`.
  static func partial(in text: String) -> String? {
    let bytes = Array(text.utf8)
    var hasURL = false
    var place = 0
    while place + 2 < bytes.count {
      guard bytes[place] == UInt8(ascii: ":"), bytes[place + 1] == slash, bytes[place + 2] == slash else {
        place += 1
        continue
      }
      hasURL = true
      let start = place + 3
      place = bytes[start...].firstIndex(where: endsAuthority) ?? bytes.count
      if let host = host(in: bytes[start..<place], needsPort: false) { return host }
    }
    guard !hasURL else { return nil }
    // `--address=host:port` and `host:port`, with or without a path.
    var rest = bytes[...]
    if rest.first == UInt8(ascii: "-"), let equals = rest.firstIndex(of: UInt8(ascii: "=")) { rest = rest[(equals + 1)...] }
    if let end = rest.firstIndex(of: slash) { rest = rest[..<end] }
    return host(in: rest, needsPort: true)
  }

  /// The host of an endpoint (`host:port`, a URL, `dns:///host:port`) that only the cluster's DNS knows: of a Service with or without its
  /// domain, or a bare name.
  package static func inCluster(endpoint text: String) -> String? {
    var rest = text[...]
    for scheme in ["dns:///", "http://", "https://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
    rest = rest.prefix { $0 != "/" }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    // Addresses of IPv6 and variables of the environment.
    guard !rest.contains("["), !rest.contains("{") else { return nil }
    let host = rest.prefix { $0 != ":" }
    let labels = host.split(separator: "." as Character, omittingEmptySubsequences: false)
    guard labels.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isLabelByte) }) else { return nil }
    if labels.count == 1 { return host == "localhost" ? nil : String(host) }
    return labels.dropFirst(2).first == "svc" ? String(host) : nil
  }

  private static let slash = UInt8(ascii: "/")

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    switch byte {
    case slash, UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "`"):
      true
    default: byte <= 0x20
    }
  }

  /// Of `user:password@host:port`.
  private static func host(in authority: ArraySlice<UInt8>, needsPort: Bool) -> String? {
    var rest = authority
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[(at + 1)...] }
    if let colon = rest.lastIndex(of: UInt8(ascii: ":")) {
      let port = rest[(colon + 1)...]
      guard !port.isEmpty, port.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      rest = rest[..<colon]
    } else if needsPort {
      return nil
    }
    let labels = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isLabelByte) }) else { return nil }
    let host = String(decoding: rest, as: UTF8.self)
    if host == "kubernetes.default" { return host }
    return labels.count >= 3 && host.hasSuffix(".svc") ? host : nil
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }
}
