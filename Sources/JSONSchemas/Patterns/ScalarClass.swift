/// A set of characters in a regular expression: `a`, `.`, `\d`, `[^a-z\p{Lu}]`.
struct ScalarClass: Sendable, Hashable {
  enum Item: Sendable, Hashable {
    case range(UInt32, UInt32)
    /// Unicode general categories, by the abbreviations of UAX 44.
    case category([Unicode.GeneralCategory])
    indirect case not([Item])

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .range(let first, let last): first <= scalar.value && scalar.value <= last
      case .category(let categories): categories.contains(scalar.properties.generalCategory)
      case .not(let items): !items.contains { $0.contains(scalar) }
      }
    }
  }

  var items: [Item]

  func contains(_ scalar: Unicode.Scalar) -> Bool { items.contains { $0.contains(scalar) } }

  static func one(_ value: UInt32) -> ScalarClass { ScalarClass(items: [.range(value, value)]) }

  // ECMA-262, 22.2.2: the classes of ECMAScript, in which digits and word characters are ASCII.
  static let digits: [Item] = [.range(0x30, 0x39)]
  static let word: [Item] = [.range(0x30, 0x39), .range(0x41, 0x5A), .range(0x5F, 0x5F), .range(0x61, 0x7A)]
  static let space: [Item] = [
    .range(0x09, 0x0D), .range(0x20, 0x20), .range(0xA0, 0xA0), .range(0xFEFF, 0xFEFF), .range(0x2028, 0x2029),
    .category([.spaceSeparator]),
  ]
  static let dot: [Item] = [.not([.range(0x0A, 0x0A), .range(0x0D, 0x0D), .range(0x2028, 0x2029)])]

  /// The characters of a `\p{…}`, or nil if the name is not a general category.
  static func property(_ name: String) -> [Item]? {
    var name = Substring(name)
    for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) { name = name.dropFirst(prefix.count) }
    if name == "Any" { return [.range(0, 0x10FFFF)] }
    return categories[String(name)].map { [.category($0)] }
  }

  private static let categories: [String: [Unicode.GeneralCategory]] = {
    let single: [(String, String, Unicode.GeneralCategory)] = [
      ("Lu", "Uppercase_Letter", .uppercaseLetter), ("Ll", "Lowercase_Letter", .lowercaseLetter),
      ("Lt", "Titlecase_Letter", .titlecaseLetter),
      ("Lm", "Modifier_Letter", .modifierLetter), ("Lo", "Other_Letter", .otherLetter), ("Mn", "Nonspacing_Mark", .nonspacingMark),
      ("Mc", "Spacing_Mark", .spacingMark), ("Me", "Enclosing_Mark", .enclosingMark), ("Nd", "Decimal_Number", .decimalNumber),
      ("Nl", "Letter_Number", .letterNumber), ("No", "Other_Number", .otherNumber), ("Pc", "Connector_Punctuation", .connectorPunctuation),
      ("Pd", "Dash_Punctuation", .dashPunctuation), ("Ps", "Open_Punctuation", .openPunctuation),
      ("Pe", "Close_Punctuation", .closePunctuation), ("Pi", "Initial_Punctuation", .initialPunctuation),
      ("Pf", "Final_Punctuation", .finalPunctuation), ("Po", "Other_Punctuation", .otherPunctuation), ("Sm", "Math_Symbol", .mathSymbol),
      ("Sc", "Currency_Symbol", .currencySymbol), ("Sk", "Modifier_Symbol", .modifierSymbol), ("So", "Other_Symbol", .otherSymbol),
      ("Zs", "Space_Separator", .spaceSeparator), ("Zl", "Line_Separator", .lineSeparator),
      ("Zp", "Paragraph_Separator", .paragraphSeparator),
      ("Cc", "Control", .control), ("Cf", "Format", .format), ("Cs", "Surrogate", .surrogate), ("Co", "Private_Use", .privateUse),
      ("Cn", "Unassigned", .unassigned),
    ]
    let groups = [
      "L": "Letter", "M": "Mark", "N": "Number", "P": "Punctuation", "S": "Symbol", "Z": "Separator", "C": "Other",
    ]
    // Two further names that PropertyValueAliases.txt has.
    var table: [String: [Unicode.GeneralCategory]] = ["digit": [.decimalNumber]]
    for (short, long, category) in single {
      table[short] = [category]
      table[long] = [category]
      let group = String(short.prefix(1))
      table[group, default: []].append(category)
      if let name = groups[group] { table[name, default: []].append(category) }
    }
    table["punct"] = table["P"]
    return table
  }()
}
