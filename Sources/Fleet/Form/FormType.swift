/// What may stand at a place of a fleet file: the one description that reading, its messages and the JSON Schema go back to.
///
/// `ValueType` of ChartModel describes settings of charts, which are fenced by what Helm can carry; here values pass through as they are,
/// keys exclude each other, and rows of tables fill in what a template leaves open.
indirect enum FormType: Sendable {
  case text(TextForm)
  case word([String])
  case boolean
  /// true; false would mean nothing.
  case trueAlone
  case integer(ClosedRange<Int>)
  /// A release of Windows Server or a build, as text or number.
  case windowsBuild
  /// Text, number or truth: a cell of a table.
  case scalar
  case list(FormType, least: Int = 0)
  case map(keys: TextForm, values: FormType, least: Int = 0)
  case record(Record)
  /// A text, or a map that says more.
  case textOr(TextForm, Record)
  /// A map of anything: settings of a chart, which are checked with the chart.
  case values
  /// What is looked at elsewhere.
  case anything
  /// `type` as a template of which rows of a table fill in `${column}`.
  case template(FormType)

  struct Field: Sendable {
    var name: String
    var type: FormType
    var summary: String
    var isRequired = false

    init(_ name: String, _ type: FormType, required: Bool = false, _ summary: String) {
      self.name = name
      self.type = type
      self.summary = summary
      isRequired = required
    }
  }

  /// A map with these keys and no others.
  struct Record: Sendable {
    /// What keys ask of each other.
    enum Choice: Sendable {
      case exactlyOne([String])
      case atLeastOne([String])
      case atMostOne([String])

      var names: [String] {
        switch self {
        case .exactlyOne(let names), .atLeastOne(let names), .atMostOne(let names): names
        }
      }
    }

    var fields: [Field]
    var choice: Choice?
    /// What stands inside may be a credential by mistake: no message shows it.
    var isSecret = false
    /// What the JSON Schema calls it, where it stands in several places.
    var definition: String?

    init(_ fields: [Field], _ choice: Choice? = nil, isSecret: Bool = false, definition: String? = nil) {
      self.fields = fields
      self.choice = choice
      self.isSecret = isSecret
      self.definition = definition
    }
  }
}

extension FormType {
  /// In messages: what was expected.
  var words: String {
    switch self {
    case .text(let form): form.words
    case .word(let words): "one of \(words.joined(separator: ", "))"
    case .boolean: "true or false"
    case .trueAlone: "true"
    case .integer(let range): "an integer from \(range.lowerBound) to \(range.upperBound)"
    case .windowsBuild: "a release of Windows Server, such as 2022, or a build, such as 10.0.20348"
    case .scalar: "a text, a number, true or false"
    case .list: "a list"
    case .map, .record, .values: "a map"
    case .textOr(let form, _): "\(form.words), or a map"
    case .anything: "a value"
    case .template(let type): type.words
    }
  }
}
