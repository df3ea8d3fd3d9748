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

  public enum ErrorAction: String, Sendable {
    case send, drop
    case sendQuiet = "send_quiet"
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
  public static func buildExpression(_ step: LogOperator) -> [LogStep] { [.one(step)] }
}

/// Where in a record a time is found, and how it is written.
public struct LogTimestamp: Sendable {
  public enum Layout: Sendable {
    case strptime(String), go(String), epoch(String)
  }

  public var from: String?
  public var layout: Layout
  /// An IANA name such as `UTC`, for texts without a zone.
  public var location: String?

  public init(from: String? = nil, _ layout: Layout, location: String? = nil) {
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
  public var from: String
  /// What else the texts of a level are, such as `("warn", ["W"])`; each level knows its own name.
  public var mapping: [(level: String, texts: [String])]
  public var overwritesText: Bool?

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
