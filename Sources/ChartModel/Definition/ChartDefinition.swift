public import Diagnostics

/// A chart as data: everything that is written to disk and everything that is evaluated.
public struct ChartDefinition: Sendable {
  public var info: ChartInfo
  public var settings: SettingsSchema
  /// The named templates of `_helpers.tpl`, in the order of their definition.
  public var helpers: [Helper]
  /// Conditions that templates ask for by name; printed behind the named templates.
  public var conditions: [NamedCondition]
  /// The files under `templates/`, sorted by path.
  public var templates: [TemplateFile]
  /// What Helm prints after an installation.
  public var notes: [TextBlock]
  /// What is refused of values that the schema accepts, in the order in which Helm looks.
  public var refusals: [Refusal]
  /// Files that `wingen content` writes from the chart's values.
  public var content: [ContentFile]
  /// Settings that nothing in the chart depends on: they are offered to users and do nothing.
  public internal(set) var unusedSettings: [[String]]

  public init(
    info: ChartInfo, settings: SettingsSchema, helpers: [Helper], templates: [TemplateFile], notes: [TextBlock], refusals: [Refusal] = [],
    content: [ContentFile] = [], conditions: [NamedCondition] = [], unusedSettings: [[String]] = []
  ) {
    self.info = info
    self.settings = settings
    self.helpers = helpers
    self.conditions = conditions
    self.templates = templates.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.notes = notes
    self.refusals = refusals
    self.content = content
    self.unusedSettings = unusedSettings
  }
}

/// What Chart.yaml says. Sources: helm.sh "The Chart.yaml File"; artifacthub.io "Helm charts annotations".
public struct ChartInfo: Sendable, Hashable {
  public var name: String
  public var version: String
  public var appVersion: String
  public var summary: String
  public var kubeVersion: String
  /// What must be there before an installation, each as a sentence; for the README.
  public var prerequisites: [String]
  public var keywords: [String]
  public var home: String?
  public var sources: [String]
  public var maintainers: [String]
  /// In the order of writing.
  public var annotations: [(key: String, value: String)] {
    get { annotationEntries.map { ($0.key, $0.value) } }
    set { annotationEntries = newValue.map { Annotation(key: $0.key, value: $0.value) } }
  }
  private var annotationEntries: [Annotation]

  private struct Annotation: Sendable, Hashable {
    var key: String
    var value: String
  }

  public init(
    name: String, version: String, appVersion: String, summary: String, kubeVersion: String = ">=1.28.0-0",
    prerequisites: [String] = [], keywords: [String] = [],
    home: String? = nil, sources: [String] = [], maintainers: [String] = [], annotations: KeyValuePairs<String, String> = [:]
  ) {
    self.name = name
    self.version = version
    self.appVersion = appVersion
    self.summary = summary
    self.kubeVersion = kubeVersion
    self.prerequisites = prerequisites
    self.keywords = keywords
    self.home = home
    self.sources = sources
    self.maintainers = maintainers
    annotationEntries = annotations.map { Annotation(key: $0.key, value: $0.value) }
  }
}

/// A named template. Its name in the chart is `CHART.NAME`.
public struct Helper: Sendable, Hashable {
  public enum Body: Sendable, Hashable {
    case string(Expression)
    case map([MapEntry])
    /// Text for `include … | nindent`: begins with a line that is always there, and ends without a line feed.
    case text([TextBlock])
  }

  public var name: String
  public var summary: String
  public var body: Body

  public init(_ name: String, _ summary: String, _ body: Body) {
    self.name = name
    self.summary = summary
    self.body = body
  }
}

/// A file under `templates/`.
public struct TemplateFile: Sendable, Hashable {
  /// Relative to `templates/`, such as `proxy-daemonset.yaml`.
  public var path: String
  public var blocks: [DocumentBlock]

  public init(path: String, blocks: [DocumentBlock]) {
    self.path = path
    self.blocks = blocks
  }
}

public indirect enum DocumentBlock: Sendable, Hashable {
  case document(Document)
  case when(Expression, [DocumentBlock], else: [DocumentBlock])
  case each(Loop, [DocumentBlock])
}

/// One Kubernetes object of a chart.
public struct Document: Sendable, Hashable {
  public var apiVersion: String
  public var kind: String
  public var entries: [MapEntry]
  /// Explains the object to the template's reader; printed as a template comment.
  public var summary: String?
  /// The line of the spec that made the object.
  public var origin: SourceLocation?

  public init(apiVersion: String, kind: String, entries: [MapEntry], summary: String? = nil, origin: SourceLocation? = nil) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.entries = entries
    self.summary = summary
    self.origin = origin
  }
}
