/// The classes `\p{…}`: general categories and, in RE2, scripts.
enum UnicodeClasses {
  /// By ECMA-262, 22.2.2.9: a general category, exactly as Unicode writes it.
  static func ecmaScript(_ name: String) -> [ScalarClass.Item]? {
    var name = Substring(name)
    for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) { name = name.dropFirst(prefix.count) }
    if name == "Any" { return ScalarClass.any }
    return GeneralCategories.table[String(name)].map { [.category($0)] }
  }

  /// By golang/go, src/regexp/syntax/parse.go, unicodeTable: a general category or a script, without regard to case, spaces, hyphens and
  /// underscores. Before Go 1.25 only short names of categories were known, and only as Unicode writes them.
  static func re2(_ name: String) -> [ScalarClass.Item]? { table[plain(name)] }

  /// As Unicode writes them, for what was misspelt.
  static let names = (Array(GeneralCategories.table.keys) + Scripts.ranges.map(\.name) + ["Any", "Assigned", "ASCII"]).sorted()

  private static func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " } }

  private static let table: [String: [ScalarClass.Item]] = {
    var table: [String: [ScalarClass.Item]] = [
      "any": ScalarClass.any, "assigned": [.not([.category([.unassigned])])], "ascii": [.range(0, 0x7F)],
      "lc": casedLetters, "casedletter": casedLetters,
    ]
    for script in Scripts.ranges { table[plain(script.name)] = [.ranges(script.ranges)] }
    for (name, categories) in GeneralCategories.table { table[plain(name)] = [.category(categories)] }
    return table
  }()

  private static let casedLetters: [ScalarClass.Item] = [.category([.uppercaseLetter, .lowercaseLetter, .titlecaseLetter])]
}
