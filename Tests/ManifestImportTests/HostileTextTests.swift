import ManifestImport
import OutputTree
import TestSupport
import Testing
import YAML

/// Texts and values that quoting and escaping get wrong most easily. What Swift's compiler makes of them `CompilationTests` shows.
@Suite struct HostileTextTests {
  @Test func textsComeBackUnchanged() throws {
    let made = try SpecImport([FoundObject(HostileTexts.configMap(seed: 7))])
    let object = try #require(try made.objects().first)
    let expected = HostileTexts.configMap(seed: 7)["data"]?.map?.entries ?? []
    #expect(expected.count > 100)
    for entry in expected {
      // Swift takes some different texts for equal.
      #expect(object["data"]?[entry.key]?.string.map { Array($0.utf8) } == entry.value.string.map { Array($0.utf8) }, "\(entry.key)")
    }
  }

  @Test func oneLineOfAMegabyte() throws {
    let long = String(repeating: "0123456789abcde\\", count: 1 << 16)
    let made = try SpecImport([FoundObject(HostileTexts.configMap(data: ["long": .string(long)]))])
    #expect(try made.objects().first?["data"]?["long"]?.string == long)
    #expect(made.files.contains { String(decoding: $0.contents, as: UTF8.self).contains(long) })
  }

  @Test func deepValues() throws {
    var value: YAMLValue = "bottom"
    for level in 0..<400 { value = level.isMultiple(of: 2) ? ["a": value] : [value] }
    let object: YAMLMap = ["apiVersion": "example.com/v1", "kind": "Deep", "metadata": ["name": "deep"], "spec": value]
    #expect(try SpecImport([FoundObject(object)]).objects() == [.map(object)])
  }

  @Test func scalarsKeepTheirTypes() throws {
    let spec: YAMLValue = [
      "least": .int(.min), "most": .int(.max), "float": 0.1, "large": 1e300, "tiny": .float(.leastNonzeroMagnitude), "whole": 3.0,
      "minus": -0.5, "yes": "yes",
      "octal": "0o17", "date": "2001-12-14", "null": "null", "none": .null, "colon": "12:30:45", "hex": "0x1F", "exponent": "1e3",
      "underscore": "1_000", "merge": "<<", "tilde": "~", "empty": "", "true": true, "text": "true",
    ]
    let object: YAMLMap = ["apiVersion": "example.com/v1", "kind": "Scalars", "metadata": ["name": "s"], "spec": spec]
    #expect(try SpecImport([FoundObject(object)]).objects() == [.map(object)])
  }
}

/// Random texts out of what literals are ended, escaped and indented with.
enum HostileTexts {
  static func configMap(seed: UInt64) -> YAMLMap {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "\"", "\"\"", "\"\"\"", "\\", "\\(", "\\#(", "#", "##", "\"#", "\"\"\"#", "\n", "\n\n", " ", "  ", "\t", "\r", "\r\n", "\u{0}",
      "\u{7F}",
      "\u{85}", "\u{A0}", "\u{200B}", "\u{202E}", "\u{2028}", "\u{FEFF}", "e\u{301}", "\u{301}", "ä", "日本", "👩‍👩‍👧", "{{", "}}", "$", "'", "a",
      "key: value",
    ]
    let entries = (0..<150).map { number in
      let length = Int.random(in: 0...8, using: &random)
      let text = (0..<length).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      return YAMLMap.Entry(key: "text\(number)", value: .string(text))
    }
    return configMap(data: .map(YAMLMap(entries)))
  }

  static func configMap(data: YAMLValue) -> YAMLMap {
    ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "hostile", "namespace": "default"], "data": data]
  }
}
