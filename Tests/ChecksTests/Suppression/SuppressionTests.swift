import Checks
import Diagnostics
import KubernetesSchemas
import ManifestInput
import Testing

/// Suppressions in comments and annotations.
@Suite struct SuppressionTests {
  /// What remains of a pod with `hostPID` when `{…}` places are filled with comments; `line:column code`.
  private func findings(
    above: String = "", onLine: String = "", lineAbove: String = "", annotations: String = "", kind: String = "Pod"
  ) throws -> [String] {
    let text = """
      ---
      \(above)
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations: {a: b\(annotations)}
      spec:
        os: {name: windows}
        nodeSelector: {kubernetes.io/os: windows, kubernetes.io/arch: amd64}
        \(lineAbove)
        hostPID: true \(onLine)
        containers:
          - name: web
            image: mcr.microsoft.com/windows/nanoserver:ltsc2022
            resources: {limits: {cpu: 1, memory: 1Gi}}
      """
    let piece = DocumentText(text, file: "pod.yaml")
    let linter = Linter(Checker(schemas: KubernetesSchemas(version: nil)))
    let outcome = linter.lint(InputReader.read(piece).documents, isWhole: false)
    return outcome.findings.map {
      "\($0.diagnostic.location?.line ?? 0):\($0.diagnostic.location?.column ?? 0) \($0.diagnostic.code)"
    }
  }

  @Test func withoutAny() throws { #expect(try findings() == ["12:3 WIN001"]) }

  @Test(arguments: ["# wingen:ignore WIN001 the field is removed next week", "# wingen:ignore WIN001,WIN030: because"])
  func coveredByComment(_ comment: String) throws {
    let unused = comment.contains("WIN030") ? 1 : 0
    #expect(try findings(onLine: comment).count == unused)
    #expect(try findings(lineAbove: comment).count == unused)
    #expect(try findings(above: comment).count == unused)
  }

  @Test func coveredByAnnotation() throws {
    #expect(try findings(annotations: ", ignore.wingen/WIN001: known to operations").isEmpty)
    #expect(try findings(annotations: ", ignore.wingen/WIN001: ''") == ["12:3 WIN001", "7:23 LINT005"])
  }

  @Test func reasonIsMandatory() throws {
    #expect(try findings(onLine: "# wingen:ignore WIN001") == ["12:3 WIN001", "12:17 LINT005"])
    #expect(try findings(onLine: "# wingen:ignore WIN001 :") == ["12:3 WIN001", "12:17 LINT005"])
    #expect(try findings(onLine: "# wingen:ignore") == ["12:3 WIN001", "12:17 LINT006"])
  }

  @Test func unusedIsReported() throws {
    #expect(try findings(onLine: "# wingen:ignore WIN003 not here") == ["12:3 WIN001", "12:17 LINT007"])
    #expect(try findings(onLine: "# wingen:ignore WIN999 not here") == ["12:3 WIN001", "12:17 LINT001"])
  }

  @Test func notAComment() throws {
    #expect(try findings(annotations: ", text: 'x#wingen:ignore WIN001 no'") == ["12:3 WIN001"])
  }
}
