/// The identifier of a dashboard in URLs and links, the same in every Grafana that has the dashboard.
///
/// Letters, digits, `-` and `_`, at most 40 (grafana/grafana, pkg/util/shortid_generator.go: `IsValidShortUID`, `IsShortUIDTooLong`).
public struct DashboardUID: Sendable, Hashable {
  public static let maxLength = 40

  public let text: String

  /// - Throws: `DashboardError.invalidUID`.
  public init(_ text: String) throws(DashboardError) {
    guard !text.isEmpty, text.utf8.count <= Self.maxLength, text.utf8.allSatisfy(Self.mayStand) else {
      throw .invalidUID(text)
    }
    self.text = text
  }

  private static func mayStand(_ byte: UInt8) -> Bool { byte.isASCIIWord || byte == UInt8(ascii: "-") }
}

extension UInt8 {
  /// A letter, a digit or an underscore.
  var isASCIIWord: Bool { isASCIIDigit || self == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
