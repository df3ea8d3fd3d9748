/// The classes `[:alpha:]` of RE2. Source: golang/go, src/regexp/syntax/doc.go, "ASCII character classes".
enum ASCIIClasses {
  static let names = table.keys.sorted()

  static func items(_ name: String) -> [ScalarClass.Item]? { table[name] }

  private static let table: [String: [ScalarClass.Item]] = [
    "alnum": [.range(0x30, 0x39), .range(0x41, 0x5A), .range(0x61, 0x7A)],
    "alpha": [.range(0x41, 0x5A), .range(0x61, 0x7A)],
    "ascii": [.range(0, 0x7F)],
    "blank": [.range(0x09, 0x09), .range(0x20, 0x20)],
    "cntrl": [.range(0, 0x1F), .range(0x7F, 0x7F)],
    "digit": ScalarClass.digits,
    "graph": [.range(0x21, 0x7E)],
    "lower": [.range(0x61, 0x7A)],
    "print": [.range(0x20, 0x7E)],
    "punct": [.range(0x21, 0x2F), .range(0x3A, 0x40), .range(0x5B, 0x60), .range(0x7B, 0x7E)],
    "space": [.range(0x09, 0x0D), .range(0x20, 0x20)],
    "upper": [.range(0x41, 0x5A)],
    "word": ScalarClass.word,
    "xdigit": [.range(0x30, 0x39), .range(0x41, 0x46), .range(0x61, 0x66)],
  ]
}
