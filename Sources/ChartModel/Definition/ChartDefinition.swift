public import Diagnostics

/// A chart as data: everything that is written to disk and everything that is evaluated.
public struct ChartDefinition: Sendable {
  /// What Chart.yaml says, and the beginning of the chart's README.
  public var info: ChartInfo
  /// What users may set: values.yaml, its schema and the README's table.
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

  /// A chart out of its parts, with the templates sorted. Nothing is checked here: a spec's chart, which is, comes from
  /// `init(_:standard:helpers:derived:)`.
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
  /// The chart's name. Those of its named templates begin with it (`CHART.NAME`), those of its objects hold it unless users say otherwise.
  public var name: String
  /// The chart's own version, by Semantic Versioning 2, without a leading v.
  public var version: String
  /// The version of what the chart installs, which need not be semantic; objects have it as their label `app.kubernetes.io/version`.
  public var appVersion: String
  /// What the chart is for, as a sentence: Chart.yaml's `description`, and at the top of README.md and values.yaml.
  public var summary: String
  /// Which Kubernetes versions Helm installs the chart on, as a range. The `-0` of the default lets in versions with suffixes such as
  /// `1.28.3-gke.100`, which look like pre-releases.
  public var kubeVersion: String
  /// What must be there before an installation, each as a sentence; for the README.
  public var prerequisites: [String]
  /// Words that people search for; left out of Chart.yaml if there are none.
  public var keywords: [String]
  /// The URL of the project's page; left out of Chart.yaml if nil.
  public var home: String?
  /// URLs of the source code; left out of Chart.yaml if there are none.
  public var sources: [String]
  /// The maintainers' names, without addresses; left out of Chart.yaml if there are none.
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

  /// - Parameter annotations: in the order in which Chart.yaml has them.
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
  /// What a named template holds, which decides where it can stand.
  public enum Body: Sendable, Hashable {
    /// One text, to be a scalar or a part of one (`Expr.helper`).
    case string(Expression)
    /// Entries of a map, to be among others (`MapEntry.include`). One at least must always be there.
    case map([MapEntry])
    /// Text for `include … | nindent`: begins with a line that is always there, and ends without a line feed.
    case text([TextBlock])
  }

  /// What expressions and trees call it by: `fullname`. No other template or condition of the chart may have it.
  public var name: String
  /// Explains the template to the chart's reader; printed as a comment above it.
  public var summary: String
  /// What stands wherever the template is included.
  public var body: Body

  /// A named template of any sort; one that is a single text is shorter with `init(_:_:text:)`.
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
  /// The documents with the conditions and loops around them, in the order of writing.
  public var blocks: [DocumentBlock]

  /// A file whose path no other of the chart may have. Specs name files by their objects (`ChartObject.file`).
  public init(path: String, blocks: [DocumentBlock]) {
    self.path = path
    self.blocks = blocks
  }
}

/// A document of a template file, or several under a condition or in a loop.
public indirect enum DocumentBlock: Sendable, Hashable {
  /// One Kubernetes object.
  case document(Document)
  /// The documents that are there if the condition holds at install time, and those that are there if not.
  case when(Expression, [DocumentBlock], else: [DocumentBlock])
  /// Documents that are there once for each element of a list.
  case each(Loop, [DocumentBlock])
}

/// One Kubernetes object of a chart.
public struct Document: Sendable, Hashable {
  /// Such as `apps/v1`: the same whatever the values.
  public var apiVersion: String
  /// Such as `DaemonSet`. Helm installs objects in the order of their kinds, and secret settings may stand in a `Secret` only.
  public var kind: String
  /// Everything else, from `metadata` on.
  public var entries: [MapEntry]
  /// Explains the object to the template's reader; printed as a template comment.
  public var summary: String?
  /// The line of the spec that made the object.
  public var origin: SourceLocation?

  /// An object out of its entries; those of the module Kubernetes make their documents themselves.
  public init(apiVersion: String, kind: String, entries: [MapEntry], summary: String? = nil, origin: SourceLocation? = nil) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.entries = entries
    self.summary = summary
    self.origin = origin
  }
}
