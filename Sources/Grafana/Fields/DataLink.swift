import YAML

/// A link behind a value or series.
public struct DataLink: Sendable, Hashable {
  public enum Destination: Sendable, Hashable {
    /// Another dashboard, with the same data source and time range.
    case dashboard(DashboardUID, variables: [Variable] = [])
    case url(String)
  }

  /// What a variable of the other dashboard is set to.
  public struct Variable: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
      /// Whatever the variable of the same name has here.
      case same
      case text(String)
      /// The series' label.
      case label(String)
      /// The column of the same line of a table, by the name that it has on the screen.
      case column(String)
      /// The value itself.
      case value
    }

    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value = .same) {
      self.name = name
      self.value = value
    }
  }

  public var title: String
  public var destination: Destination
  public var opensNewTab: Bool

  public init(_ title: String, to destination: Destination, opensNewTab: Bool = false) {
    self.title = title
    self.destination = destination
    self.opensNewTab = opensNewTab
  }

  var value: YAMLValue { ["title": .string(title), "url": .string(url), "targetBlank": .bool(opensNewTab)] }

  /// From the root of Grafana, which puts a subpath that it is served under in front.
  var url: String {
    switch destination {
    case .url(let url): url
    case .dashboard(let uid, let variables):
      "/d/\(uid.text)?"
        + (["${\(DataSourceVariable.name):queryparam}"] + variables.map(\.parameter) + ["${__url_time_range}"]).joined(separator: "&")
    }
  }
}

extension DataLink.Variable {
  fileprivate var parameter: String {
    switch value {
    case .same: "${\(name):queryparam}"
    case .text(let text): "var-\(name)=\(Self.percentEncoded(text))"
    case .label(let label): "var-\(name)=${__field.labels.\(label):percentencode}"
    case .column(let column): "var-\(name)=${__data.fields[\"\(column)\"]:percentencode}"
    case .value: "var-\(name)=${__value.raw:percentencode}"
    }
  }

  private static func percentEncoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if byte.isASCIIWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
