import Checks
import Diagnostics
import Foundation
import TestSupport
import Testing
import YAML

/// One change to a good pod brings the finding that names it, and nothing else of the rules that look at security contexts.
@Suite struct MutationTests {
  @Test(arguments: MutationBase.allCases) func baseIsGood(_ base: MutationBase) throws {
    let found = findings(in: try base.object())
    #expect(found.isEmpty, "\(found)")
  }

  @Test(arguments: Mutation.linuxFields) func addedLinuxField(_ mutation: Mutation) throws {
    try expectOne(mutation)
    let finding = findings(in: try mutation.object()).first { $0.code.text == mutation.code }
    #expect(finding?.severity == .error)
    #expect(finding?.hint != nil)
  }

  /// The same fields on a Linux pod are fine.
  @Test(arguments: Mutation.linuxFields.filter { $0.base == .windowsPod && !$0.place.contains("initContainers") })
  func fieldOnLinux(_ mutation: Mutation) throws {
    var mutation = mutation
    mutation.base = .linuxPod
    #expect(codes(in: try mutation.object()) == [])
  }

  @Test(arguments: Mutation.others) func otherChange(_ mutation: Mutation) throws { try expectOne(mutation) }

  @Test(arguments: Mutation.removals) func removedField(_ mutation: Mutation) throws { try expectOne(mutation) }

  /// Whatever else is removed, none of the rules of these folders finds anything.
  @Test(arguments: MutationBase.allCases) func otherRemovals(_ base: MutationBase) throws {
    let object = try base.object()
    let demanded = Mutation.removals.filter { $0.base == base }.map { base.pod + $0.changes[0].path }
    for path in object.fields where !demanded.contains(path) {
      #expect(codes(in: object.setting(path, to: nil)) == [], "without \(written(path))")
    }
  }

  /// The table has every rule of the folders but the one that looks at namespaces.
  @Test func tableIsComplete() {
    let tried = Set((Mutation.linuxFields + Mutation.others + Mutation.removals).map(\.code))
    #expect(tried == Self.codes.subtracting(["WIN027"]))
  }

  /// A finding of just this code at just this place.
  private func expectOne(_ mutation: Mutation) throws {
    let found = findings(in: try mutation.object()).filter { Self.codes.contains($0.code.text) }
    #expect(found.map(\.code.text) == [mutation.code], "\(found)")
    #expect(found.map(\.place.path) == [mutation.base.pod + mutation.place], "\(found)")
  }

  private func codes(in object: YAMLValue) -> [String] {
    findings(in: object).map(\.code.text).filter { Self.codes.contains($0) }
  }

  /// The codes of the rules in the folders Rejected and HostProcess.
  private static let codes: Set<String> = {
    let names = ["Rejected", "HostProcess"].flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: Project.root + "/Sources/Checks/Rules/" + folder)) ?? []
    }
    return Set(RuleRegistry.all.rules.filter { names.contains("\($0).swift") }.map { $0.about.code.text })
  }()
}
