/// The host and port of an address as configurations have it; whatever else stands in it is left behind.
///
/// Users and passwords, paths and queries of URLs may be credentials, and so may anything that is no host.
struct Endpoint: Hashable {
  let host: String
  let port: Int?

  /// `host:4317`, `https://user:password@host/path?token=…`, `dns:///host:4317`, `[::1]:4317`. Nil if there is no host in it.
  init?(_ text: String) {
    var rest = text[...]
    if let scheme = rest.firstRange(of: "://") {
      guard rest[..<scheme.lowerBound].utf8.allSatisfy({ Self.isOfHost($0) || $0 == UInt8(ascii: "+") }) else { return nil }
      rest = rest[scheme.upperBound...]
    }
    // gRPC's names of resolvers have an empty authority.
    if rest.first == "/" { rest = rest.dropFirst() }
    // What stands before an @ in what looks like a path may be a password with a slash in it.
    let whole = rest.prefix { $0 != "?" && $0 != "#" }
    rest = whole.prefix { $0 != "/" }
    if whole[rest.endIndex...].contains("@") { return nil }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    var host = rest
    if rest.first == "[" {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      host = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      guard host.utf8.allSatisfy({ Self.isOfHost($0) || $0 == UInt8(ascii: ":") }) else { return nil }
    } else {
      host = rest.prefix { $0 != ":" }
      rest = rest[host.endIndex...]
      guard host.utf8.allSatisfy(Self.isOfHost) else { return nil }
    }
    guard !host.isEmpty, host.utf8.count <= 253 else { return nil }
    if rest.isEmpty {
      port = nil
    } else {
      guard rest.first == ":", let number = Int(rest.dropFirst()), (1...65_535).contains(number) else { return nil }
      port = number
    }
    self.host = host.lowercased()
  }

  var isLocal: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") || host == "0.0.0.0" }

  private static func isOfHost(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }
}
