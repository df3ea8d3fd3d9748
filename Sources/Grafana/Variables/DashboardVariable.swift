public import PromQL
import YAML

/// What readers of a dashboard choose at its top, and queries use as `$name`.
public struct DashboardVariable: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case query(VariableQuery, QuerySettings = QuerySettings())
    /// Lengths of time such as `5m`. With `automatic` steps, also one that divides the time range into so many.
    case interval([String], automatic: Int? = nil)
    /// Free text, with what stands there at first.
    case text(String)
    /// One value that nobody sees.
    case constant(String)
    /// Values that are known, with the text that is shown for each; the first is chosen at first.
    case custom([Choice], VariableSelection = .one)
  }

  public struct Choice: Sendable, Hashable {
    public var text: String
    public var value: String

    public init(_ value: String, text: String? = nil) {
      self.value = value
      self.text = text ?? value
    }
  }

  public struct QuerySettings: Sendable, Hashable {
    public enum Refresh: Int, Sendable, Hashable {
      case onLoad = 1
      /// For values that come and go, such as pods.
      case onTimeRangeChange = 2
    }
    public enum Sorting: Int, Sendable, Hashable {
      case none = 0
      case ascending = 1
      case descending = 2
      case numerical = 3
      case caseInsensitive = 5
    }

    public var selection: VariableSelection
    public var refresh: Refresh
    public var sorting: Sorting
    /// An ECMAScript expression: values that do not match are left out; its first group is taken instead of the value.
    public var pattern: String

    public init(
      _ selection: VariableSelection = .one, refresh: Refresh = .onTimeRangeChange, sorting: Sorting = .ascending, pattern: String = ""
    ) {
      self.selection = selection
      self.refresh = refresh
      self.sorting = sorting
      self.pattern = pattern
    }
  }

  public enum Hiding: Int, Sendable, Hashable {
    case shown = 0
    case labelHidden = 1
    case hidden = 2
  }

  public var name: String
  /// Shown instead of the name.
  public var label: String
  public var description: String?
  public var hiding: Hiding
  public var kind: Kind

  public init(_ name: String, label: String, description: String? = nil, hiding: Hiding = .shown, _ kind: Kind) {
    self.name = name
    self.label = label
    self.description = description
    self.hiding = hiding
    self.kind = kind
  }

  /// The clusters that the selected series come from. Where there is but one, its label may be missing: all is chosen at first, and all
  /// also holds for series without the label, as the empty value does where only one can be chosen and none is there.
  public static func cluster(
    of selector: VectorSelector, label: String = "cluster", selection: VariableSelection = .many(all: .pattern(".*"))
  ) -> DashboardVariable {
    DashboardVariable(
      "cluster", label: "Cluster",
      .query(.labelValues(selector, label: label), QuerySettings(selection, refresh: .onLoad)))
  }

  /// Letters, digits, underscores; none of Grafana's own names.
  var isNameValid: Bool {
    guard let first = name.utf8.first, !first.isASCIIDigit, name.utf8.allSatisfy(\.isASCIIWord) else { return false }
    return !name.hasPrefix("__") && name != DataSourceVariable.name
  }
}

/// How many values may be chosen.
public enum VariableSelection: Sendable, Hashable {
  /// What choosing all of them means in a query.
  public enum All: Sendable, Hashable {
    /// The values, one by one.
    case values
    /// An expression such as `.*`.
    case pattern(String)
  }

  case one
  /// One, or all; all at first.
  case oneOrAll(All)
  /// Several, or all if that is given, then all at first.
  case many(all: All?)

  var all: All? {
    switch self {
    case .one: nil
    case .oneOrAll(let all): all
    case .many(let all): all
    }
  }

  var isMultiple: Bool { if case .many = self { true } else { false } }
}
