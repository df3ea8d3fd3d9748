import Diagnostics
import Testing

/// A pod that may land anywhere is a matter for warnings only where there are Windows nodes or pods.
@Suite struct PlacementSeverityTests {
  private func severities(_ code: String, _ file: String) throws -> [Severity] {
    try RuleCase("\(RuleCases.folder)/\(code)/\(file).yaml").findings().filter { $0.mark.code == code }.map(\.severity)
  }

  @Test func freePodsWithoutWindows() throws {
    #expect(try severities("WIN030", "bad") == [.info, .info, .info])
  }

  @Test func freePodsAmongWindows() throws {
    #expect(try severities("WIN030", "bad-windows") == [.warning, .warning])
    #expect(try severities("WIN030", "bad-taints") == [.warning])
    #expect(try severities("WIN034", "bad") == [.warning, .warning])
  }

  /// The label of a node pool may stand for an operating system.
  @Test func podsOfAPool() throws {
    #expect(try severities("WIN092", "bad") == [.warning, .warning, .info])
  }

  /// Some of the nodes fit the image of the last pod.
  @Test func imagesThatFitSomeNodes() throws {
    #expect(try severities("WIN049", "bad") == [.error, .error, .error, .warning])
  }

  /// Shunning a label that no node has leaves the pod where it may be.
  @Test func labelsThatNoNodeHas() throws {
    #expect(try severities("WIN082", "bad") == [.error, .error, .error, .warning])
  }

  /// Where an image's name alone tells that a pod is for Windows, nothing is an error.
  @Test func conclusionsFromImages() throws {
    #expect(try severities("WIN044", "bad") == [.error, .error, .error])
    #expect(try severities("WIN044", "bad-image") == [.warning])
  }
}
