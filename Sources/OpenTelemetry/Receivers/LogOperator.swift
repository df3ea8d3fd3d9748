public import ChartModel
public import YAML

/// A step that a receiver of logs takes with every record (opentelemetry-collector-contrib, pkg/stanza/operator).
///
/// Fields are called `body`, `attributes.NAME`, `resource["NAME.WITH.DOTS"]`; conditions are expressions of expr-lang.
public struct LogOperator: Sendable {
  let type: String
  private let fields: [MapEntry]
  private var id: String?
  private var output: String?
  private var condition: Expr<String>?
  private var onError: ErrorAction?

  /// What becomes of a record that an operator cannot handle (pkg/stanza/docs/types/on_error.md).
  public enum ErrorAction: String, Sendable {
    /// It goes on as it is, and the failure is logged as an error.
    case send
    /// It is lost, and the failure is logged as an error.
    case drop
    /// It goes on as it is; only a log of level `debug` says so.
    case sendQuiet = "send_quiet"
    /// It is lost; only a log of level `debug` says so.
    case dropQuiet = "drop_quiet"
  }

  init(_ type: String, _ fields: (inout MapBuilder) -> Void = { _ in }) {
    self.type = type
    self.fields = MapBuilder.entries(fields)
  }

  /// An operator that is written out.
  public static func raw(_ type: String, _ fields: YAMLMap) -> LogOperator {
    LogOperator(type) { map in for entry in fields.entries { map.put(entry.key, tree: .value(entry.value)) } }
  }

  /// What others call the operator: its type unless it is set.
  public func named(_ id: String) -> LogOperator { changed { $0.id = id } }
  /// The operator that comes next, if it is not the one below.
  public func then(_ id: String) -> LogOperator { changed { $0.output = id } }
  /// Only for records for which the expression is true.
  public func when(_ expression: Expr<String>) -> LogOperator { changed { $0.condition = expression } }
  /// What becomes of records that the operator cannot handle: they are sent on unless it is set.
  public func onError(_ action: ErrorAction) -> LogOperator { changed { $0.onError = action } }

  private func changed(_ change: (inout LogOperator) -> Void) -> LogOperator {
    var copy = self
    change(&copy)
    return copy
  }

  var tree: Tree {
    MapBuilder.tree { map in
      map.put("type", fixed: type)
      map.put("id", fixed: id)
      map.put("if", condition?.verbatim)
      map.put("on_error", choice: onError)
      for field in fields { map.append(field) }
      map.put("output", fixed: output)
    }
  }
}

/// An operator among those that depend on settings.
public indirect enum LogStep: Part {
  /// An operator that is there in any case.
  case one(LogOperator)
  case when(Expression, [LogStep], else: [LogStep])
  case each(Loop, [LogStep])

  public var block: PartBlock<Self>? {
    switch self {
    case .when(let condition, let then, let otherwise): .when(condition, then, else: otherwise)
    case .each(let loop, let body): .each(loop, body)
    case .one: nil
    }
  }
}

extension PartsBuilder where P == LogStep {
  /// Lets operators stand among `If` and `ForEach` as they are.
  public static func buildExpression(_ step: LogOperator) -> [LogStep] { [.one(step)] }
}

/// Where in a record a time is found, and how it is written.
public struct LogTimestamp: Sendable {
  /// How a time is written (pkg/stanza/docs/types/timestamp.md).
  public enum Layout: Sendable {
    /// Directives such as `%Y-%m-%d %H:%M:%S`.
    case strptime(String)
    /// Go's reference time as it would be written, such as `2006-01-02 15:04:05` (pkg.go.dev/time).
    case go(String)
    /// A number since 1970: `s`, `ms`, `us` or `ns`; `s.ms`, `s.us` or `s.ns` with a fraction.
    case epoch(String)
  }

  /// A field, such as `attributes.time`. The collector does not start without one (pkg/stanza/operator/helper/time.go).
  public var from: String
  /// How what stands in the field is read.
  public var layout: Layout
  /// An IANA name such as `UTC`, for texts without a zone: the collector's own zone unless it is set.
  public var location: String?

  /// A time for `timeParser`, or for one of the parsers that read more.
  public init(from: String, _ layout: Layout, location: String? = nil) {
    self.from = from
    self.layout = layout
    self.location = location
  }

  func put(into map: inout MapBuilder) {
    map.put("parse_from", fixed: from)
    switch layout {
    case .strptime(let text): map.put("layout", fixed: text)
    case .go(let text):
      map.put("layout_type", "gotime")
      map.put("layout", fixed: text)
    case .epoch(let text):
      map.put("layout_type", "epoch")
      map.put("layout", fixed: text)
    }
    map.put("location", fixed: location)
  }
}

/// Where in a record a severity is found, and what its values mean.
public struct LogSeverity: Sendable {
  /// A field, such as `attributes.level`.
  public var from: String
  /// What else the texts of a level are, such as `("warn", ["W"])`; each level knows its own name.
  public var mapping: [(level: String, texts: [String])]
  /// Whether the severity's text becomes the short name of its level, such as `ERROR`: it stays as it was unless this is set.
  public var overwritesText: Bool?

  /// A severity for `severityParser`, or for one of the parsers that read more.
  public init(from: String, mapping: [(level: String, texts: [String])] = [], overwritesText: Bool? = nil) {
    self.from = from
    self.mapping = mapping
    self.overwritesText = overwritesText
  }

  func put(into map: inout MapBuilder) {
    map.put("parse_from", fixed: from)
    map.put("overwrite_text", overwritesText)
    map.map("mapping") { map in
      for level in mapping { map.list(level.level, level.texts.map { Tree.value(.string($0)) }) }
    }
  }
}
