import Foundation
import OutputTree
import TestSupport
import Testing

@Suite struct ExplainTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func oneCode() throws {
    let outcome = try folder.wingen("explain", "place104")
    #expect(outcome.status == 0 && outcome.error == "")
    #expect(outcome.output.hasPrefix("PLACE104 refused-by-kubelet (error)\nPods are put on nodes whose kubelet refuses them.\n\n"))
    #expect(outcome.output.contains("\nSources:\n  kubernetes/kubernetes pkg/kubelet/lifecycle/predicate.go\n"))
  }

  @Test func severalCodesInTheOrderGiven() throws {
    let output = try folder.wingen("explain", "YAML012", "K8S001").output
    let one = try folder.wingen("explain", "YAML012").output
    let other = try folder.wingen("explain", "K8S001").output
    #expect(output == one + "\n" + other)
  }

  @Test func listOfAllCodes() throws {
    let outcome = try folder.wingen("explain")
    #expect(outcome.status == 0 && outcome.error == "")
    let codes = outcome.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    #expect(codes == codes.sorted())
    for code in ["INPUT001", "K8S001", "LINT001", "PLACE001", "VAL201", "WIN001", "YAML001"] { #expect(codes.contains(code)) }
  }

  @Test func unknownCodes() throws {
    expectRefusal(try folder.wingen("explain", "PLCE104"), ["PLCE104", "[CLI017]", "did you mean PLACE104?"])
    expectRefusal(try folder.wingen("explain", "PLACE104", "\u{1B}x"), ["[CLI017]", "wingen explain lists all codes"], without: ["\u{1B}"])
  }

  /// `make golden` writes it anew.
  @Test func reference() throws {
    let outcome = try folder.wingen("explain", "--markdown")
    #expect(outcome.status == 0 && outcome.error == "")
    let expected = (try? Data(contentsOf: URL(fileURLWithPath: Project.path("docs/rules.md")))) ?? Data()
    let difference = UnifiedDiff.text(
      old: Array(expected), new: Array(outcome.output.utf8), oldName: "docs/rules.md", newName: "now", context: 3)
    #expect(difference.isEmpty, "\(difference)run `make golden`, and read the diff before committing it")
  }
}
