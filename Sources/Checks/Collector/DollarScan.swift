import YAML

/// What `$` means in the texts of a collector's configuration.
///
/// Source: open-telemetry/opentelemetry-collector confmap/expand.go, confmap/provider/envprovider/provider.go,
/// confmap/internal/envvar/pattern.go; otelcol/config_provider.go (the default scheme is env).
enum DollarScan {
  enum Use: Sendable, Hashable {
    /// `${env:NAME}` and `${NAME}`, with a default perhaps.
    case variable(String, hasDefault: Bool)
    /// `${1}`, `${env:BAD-NAME}`: a variable's name that is none.
    case badName(String)
    /// `${foo bar}`: neither a name nor a scheme and something.
    case badReference(String)
    /// `$NAME`, as shells write it.
    case shellVariable(String)
    /// `$1`.
    case group(String)
  }

  static func uses(in text: String) -> [Use] {
    guard text.hasBytes("$") else { return [] }
    let bytes = Array(text.utf8)
    var uses: [Use] = []
    var place = 0
    while let dollar = bytes[place...].firstIndex(of: UInt8(ascii: "$")) {
      let next = dollar + 1
      place = next
      guard next < bytes.count else { break }
      switch bytes[next] {
      case UInt8(ascii: "$"): place = next + 1
      case UInt8(ascii: "{"):
        guard let end = bytes[next...].firstIndex(of: UInt8(ascii: "}")) else { break }
        let content = bytes[(next + 1)..<end]
        // Of nested ones the inner is replaced first.
        if content.contains(UInt8(ascii: "$")) { break }
        if let use = reference(String(decoding: content, as: UTF8.self)) { uses.append(use) }
        place = end + 1
      case let byte where isLetter(byte):
        let name = bytes[next...].prefix { isLetter($0) || isDigit($0) }
        uses.append(.shellVariable(String(decoding: name, as: UTF8.self)))
        place = next + name.count
      case let byte where isDigit(byte):
        let number = bytes[next...].prefix(while: isDigit)
        uses.append(.group(String(decoding: number, as: UTF8.self)))
        place = next + number.count
      default: break
      }
    }
    return uses
  }

  private static func reference(_ content: String) -> Use? {
    guard let colon = content.firstIndex(of: ":") else {
      return isName(content) ? .variable(content, hasDefault: false) : .badName(content)
    }
    let scheme = content[..<colon]
    guard scheme.utf8.count > 1, scheme.utf8.first.map({ ($0 | 0x20) &- 0x61 < 26 }) ?? false,
      scheme.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || isDigit($0) || "+.-".utf8.contains($0) })
    else { return .badReference(content) }
    guard scheme == "env" else { return nil }
    let rest = content[content.index(after: colon)...]
    let mark = rest.firstRange(of: ":-")
    let name = String(mark.map { rest[..<$0.lowerBound] } ?? rest)
    return isName(name) ? .variable(name, hasDefault: mark != nil) : .badName(name)
  }

  private static func isName(_ text: String) -> Bool {
    text.utf8.first.map(isLetter) ?? false && text.utf8.allSatisfy { isLetter($0) || isDigit($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}

extension CollectorView {
  /// Visits every use of `$` with its way from the root.
  func visitDollars(_ visit: (DollarScan.Use, [PathElement]) -> Void) {
    YAMLValue.map(value).visitTexts { text, path in
      for use in DollarScan.uses(in: text) { visit(use, path) }
    }
  }
}
