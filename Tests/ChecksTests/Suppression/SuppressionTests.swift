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

  /// What remains of a rule file with comments at its places; `line code`.
  private func alerts(group: String = "", item: String = "", key: String = "", query: String = "", end: String = "") throws -> [String] {
    let text = """
      groups:
      \(group)
      - name: a
        rules:
        \(item)
        - alert: A
          \(key)
          expr: |
            \(query)
            windows_net_bytes_total
              > 5 + raet(up[5m])
          for: 5 minutes
        \(end)
        - alert: B
          expr: |
            raet(up[5m])
      """
    let outcome = Linter(Checker(schemas: KubernetesSchemas(version: nil))).lint(
      InputReader.read(DocumentText(text, file: "r.yaml")).documents, isWhole: false)
    return outcome.findings.map { "\($0.diagnostic.location?.line ?? 0) \($0.diagnostic.code)" }.sorted()
  }

  /// A comment on a line of its own covers the item or key that begins on the next, and nothing behind it.
  @Test func coveredByCommentAbove() throws {
    let comment = "# wingen:ignore MET001,MET017 for tests"
    #expect(try alerts() == ["11 MET001", "12 MET017", "16 MET001"])
    #expect(try alerts(item: comment) == ["16 MET001"])
    #expect(try alerts(item: "# wingen:ignore MET001 for tests\n  # more words\n\n  # wingen:ignore MET017 for tests") == ["19 MET001"])
    #expect(try alerts(key: "# wingen:ignore MET001 for tests") == ["12 MET017", "16 MET001"])
    #expect(try alerts(query: "# wingen:ignore MET001 for tests") == ["12 MET017", "16 MET001"])
    #expect(try alerts(end: "# wingen:ignore MET001 for tests") == ["11 MET001", "12 MET017"])
    #expect(try alerts(group: comment).isEmpty)
    // One at a line's end is for the line alone.
    #expect(try alerts(group: "- {name: x, rules: []} \(comment)") == ["11 MET001", "12 MET017", "16 MET001", "2 LINT007", "2 LINT007"])
  }

  /// Items right under their key belong to it; so do line ends of Windows.
  @Test func coveredByCommentAboveAKey() throws {
    let rules =
      "groups:\n- name: a\n  # wingen:ignore MET001 for tests\n  rules:\n  - alert: A\n    expr: raet(up[5m])\n  # end\n- name: b\n"
    for text in [rules, rules.replacing("\n", with: "\r\n")] {
      let outcome = Linter(Checker(schemas: KubernetesSchemas(version: nil))).lint(
        InputReader.read(DocumentText(text, file: "r.yaml")).documents, isWhole: false)
      #expect(outcome.findings.map(\.diagnostic.code.text).filter { $0 != "MET012" } == [])
    }
  }

  @Test func notAComment() throws {
    #expect(try findings(annotations: ", text: 'x#wingen:ignore WIN001 no'") == ["12:3 WIN001"])
  }
}
