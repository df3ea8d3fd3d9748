import Foundation
import TestSupport
import Testing
import YAML

@testable import CollectorSchemas

/// The tables against what a collector of 0.156 says of itself (Facts/README.md).
@Suite struct FactTests {
  private let schemas = CollectorSchemas.embedded

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: Project.path("Tests/CollectorSchemasTests/Facts/\(name)"), encoding: .utf8)
  }

  private func componentKind(_ name: some StringProtocol) -> ComponentKind? { ComponentKind(rawValue: String(name)) }

  /// What defaults are not valid configurations in, or are printed in a form that cannot be read back.
  private func isKnownOddity(_ problem: ConfigurationProblem) -> Bool {
    if case .missingKey = problem.problem { return true }
    if case .deprecatedKey = problem.problem { return true }
    // memory_limiter's 0s must be replaced; enumerations are printed as numbers and empty maps.
    return [.key("check_interval"), .key("sizer"), .key("initial_value")].contains(problem.path.last)
  }

  @Test func defaultsAreAccepted() throws {
    var count = 0
    for part in try text("defaults-0.156.txt").components(separatedBy: "=== ").dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let words = lines[0].split(separator: " ")
      let configuration = try read(String(lines[1]))
      if words[0] == "telemetry" {
        #expect(schemas.checkService(["telemetry": configuration], in: .standard).isEmpty)
        continue
      }
      let kind = try #require(componentKind(words[0]), "\(lines[0])")
      let type = String(words[1])
      #expect(schemas.knowsKeys(of: kind, type), "\(lines[0])")
      let problems = schemas.check(configuration, of: kind, type, in: .standard).filter { !isKnownOddity($0) }
      #expect(problems.isEmpty, "\(lines[0]): \(problems)")
      count += 1
    }
    #expect(count > 25)
  }

  @Test func fieldsAreKnown() throws {
    let facts = FieldFacts(try text("fields-0.156.txt"))
    var count = 0
    for (component, fields) in facts.components {
      let parts = component.split(separator: "/")
      guard let kind = componentKind(parts[0]) else { continue }
      let block = try #require(schemas.block(of: kind, String(parts[1])), "\(component)")
      for field in facts.expanded(fields) {
        // Read by Prometheus' own reader, which has other names.
        if field.path.contains("http_sd_config.refreshinterval") { continue }
        let types = schemas.keys.types(at: field.path[...], in: block)
        #expect(!types.isEmpty, "\(component): \(field.path)")
        let expected: ValueType? =
          switch field.type {
          case "bool": .bool
          case "duration": .duration
          case "secret": .secret
          case "componentID", "componentID?": .component(.extension)
          default: nil
          }
        if let expected { #expect(types.contains(expected), "\(component): \(field.path) \(field.type)") }
        count += 1
      }
    }
    #expect(count > 1500)
  }
}

/// Keys and Go types by component, shared structures named once.
private struct FieldFacts {
  var components: [String: [(path: String, type: String)]] = [:]

  init(_ text: String) {
    var current = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("== ") {
        current = String(line.dropFirst(3))
      } else {
        let parts = line.drop { $0 == " " }.split(separator: ": ", maxSplits: 1).map(String.init)
        components[current, default: []].append((parts[0], parts.count > 1 ? parts[1] : ""))
      }
    }
  }

  /// The fields with those of the shared structures that they have or take in.
  func expanded(_ fields: [(path: String, type: String)], depth: Int = 0) -> [(path: String, type: String)] {
    guard depth < 6 else { return [] }
    return fields.flatMap { field -> [(path: String, type: String)] in
      if let plus = field.path.range(of: "+<") {
        let name = field.path[plus.upperBound...].dropLast()
        return expanded(components["shared/\(name)"] ?? [], depth: depth + 1).map { (field.path[..<plus.lowerBound] + $0.path, $0.type) }
      }
      let name = field.type.drop { $0 != "<" }.filter { !"<>?".contains($0) }
      let inner = expanded(components["shared/\(name)"] ?? [], depth: depth + 1).map { ("\(field.path).\($0.path)", $0.type) }
      return [field] + inner
    }
  }
}

extension KeyTable {
  /// The types of what a path such as `operations[].label` may mean; keys may hold dots themselves.
  fileprivate func types(at path: Substring, in block: ConfigurationBlock) -> [ValueType] {
    block.keys.flatMap { key -> [ValueType] in
      guard path.hasPrefix(key.name) else { return [] }
      return types(at: path.dropFirst(key.name.count), from: key.type, closed: key.closedKeys)
    }
  }

  private func types(at rest: Substring, from type: ValueType, closed: [String] = []) -> [ValueType] {
    if rest.isEmpty { return [type] }
    switch type {
    case .any: return [.any, .bool, .duration]
    case .choice(let types): return types.flatMap { self.types(at: rest, from: $0) }
    case .list(let element): return rest.hasPrefix("[]") ? types(at: rest.dropFirst(2), from: element) : []
    case .block(let number): return rest.hasPrefix(".") ? types(at: rest.dropFirst(), in: blocks[number]) : []
    case .table(let element):
      return closed.filter { rest.dropFirst().hasPrefix($0) }.flatMap { types(at: rest.dropFirst(1 + $0.count), from: element) }
    default: return []
    }
  }
}
