import Testing
import YAML

@testable import CollectorSchemas

/// The tables as they are embedded.
@Suite struct TableTests {
  @Test func everythingIsRead() {
    let flaws = CollectorSchemas.embedded.flaws
    #expect(flaws.isEmpty, "\(flaws)")
  }

  /// Keys without a component would never be used.
  @Test func keysAreOfComponents() {
    let schemas = CollectorSchemas.embedded
    for name in schemas.keys.components.keys {
      let parts = name.split(separator: "/").map(String.init)
      let kind = ComponentKind.allCases.first { $0.section == parts[0] }
      #expect(kind.flatMap { schemas.registry.component($0, parts[1]) }?.type == parts[1], "\(name)")
    }
  }

  @Test func brokenTablesAreReported() {
    let broken = """
      receiver one
        key
        other Missing
        third int strange
      receiver one
      nonsense
      """
    let flaws = CollectorSchemas([(path: "x.txt", text: broken)]).flaws
    #expect(flaws.count == 5, "\(flaws)")
    #expect(!CollectorSchemas([(path: "registry.txt", text: "receiver one M=great contrib\nexporter\n")]).flaws.isEmpty)
  }
}
