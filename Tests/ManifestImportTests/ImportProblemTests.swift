import ChartModel
import Diagnostics
import Kubernetes
import ManifestImport
import OutputTree
import Testing
import YAML

/// What is refused, what is left out, and what is said about it.
@Suite struct ImportProblemTests {
  private static func codes(_ text: String, _ options: ImportOptions = ImportOptions()) -> [String] {
    do throws(DiagnosticList) {
      return try SpecImport(ManifestReader.read(text, name: "input.yaml"), options).remarks.map(\.code.text)
    } catch {
      return error.diagnostics.map(\.code.text)
    }
  }

  private static let config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n"

  @Test func eachMistakeHasItsCode() {
    #expect(Self.codes("# nothing\n") == ["INPUT011", "IMP001"])
    #expect(Self.codes("replicas: 3\n") == ["IMP002"])
    #expect(Self.codes("a: [\n") == ["YAML024"])
    #expect(Self.codes(Self.config + "---\n" + Self.config.replacing("a: b", with: "a: c")) == ["IMP004"])
    #expect(Self.codes(Self.config + "---\n" + Self.config) == ["IMP005"])
    #expect(Self.codes(Self.config, ImportOptions(release: "No", namespace: "no.dots", name: "9lives")) == ["IMP006", "IMP006", "IMP006"])
  }

  /// The text of a raw object is the author's to change, and to break.
  @Test func brokenTextsOfRawObjectsAreMistakesOfTheSpec() throws {
    let info = ChartInfo(name: "broken", version: "1.0.0", appVersion: "1.0.0", summary: "Broken.")
    do throws(DeclarationProblems) {
      _ = try ChartDefinition(info: info) { Chart { RawYAML(text: "kind: A\nspec: [") } }
      Issue.record("a broken text was taken")
    } catch {
      #expect(error.problems.map { $0.diagnostic.code.text } == ["SPEC029"])
      #expect(error.problems.first?.diagnostic.message.contains("line 2") == true)
    }
  }

  @Test func placesAreNamed() throws {
    do throws(DiagnosticList) {
      _ = try ManifestReader.read(Self.config + "---\nreplicas: 3\n", name: "input.yaml")
      Issue.record("a document without a kind was taken")
    } catch {
      #expect(error.diagnostics.first?.location?.description == "input.yaml:6:1")
    }
  }

  @Test func secretsAreNowhereInWhatIsWritten() throws {
    let text = """
      apiVersion: v1
      kind: Secret
      metadata: {name: login, namespace: a}
      type: kubernetes.io/basic-auth
      data: {username: b3BlcmF0b3I=}
      stringData: {password: correct-horse}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: config, namespace: a}
      data:
        app.ini: |
          [database]
          password = battery-staple
          url = postgres://app:tr0ub4dor@db/app
          token_file = /run/token
        settings.json: |
          {
            "apiKey": "0123456789abcdef0123",
            "user": "app"
          }
        tls.key: |
          -----BEGIN PRIVATE KEY-----
          MIIEvQIBADANBgkqhkiG
          -----END PRIVATE KEY-----
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: pod, namespace: a}
      spec:
        containers:
        - name: main
          image: example.com/main:1
          args: [--password=hunter2, --token, a1b2c3d4e5f6a7b8c9d0, --user=app]
          env: [{name: DB_PASSWORD, value: swordfish}]
      """
    let made = try SpecImport(ManifestReader.read(text, name: "input.yaml"))
    let written = made.files.map { String(decoding: $0.contents, as: UTF8.self) }.joined()
    for secret in [
      "b3BlcmF0b3I=", "correct-horse", "battery-staple", "tr0ub4dor", "0123456789abcdef0123", "MIIEvQ", "hunter2", "a1b2c3d4", "swordfish",
    ] {
      #expect(!written.contains(secret), "\(secret) is written")
      #expect(!made.remarks.contains { $0.message.contains(secret) }, "\(secret) is printed")
    }
    for kept in ["token_file = /run/token", "\"user\": \"app\"", "--user=app", "username", "kubernetes.io/basic-auth"] {
      #expect(written.contains(kept), "\(kept) is missing")
    }
    #expect(made.remarks.map(\.code.text) == ["IMP008", "IMP009", "IMP009", "IMP009", "IMP009", "IMP009", "IMP009"])
  }

  @Test func whatWindowsPodsCannotHaveGoesAsYAMLWithItsCode() throws {
    let made = try #require(ImportCase.all.first { $0.name == "windows-exporter" }).imported()
    let stack = try #require(made.files.first { $0.path == "Stack.swift" })
    #expect(String(decoding: stack.contents, as: UTF8.self).contains("// As YAML: WIN009"))
  }
}
