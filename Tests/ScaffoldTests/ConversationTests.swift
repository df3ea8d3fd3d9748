import TestSupport
import Testing
import YAML

/// `wingen init` on a real terminal.
@Suite struct ConversationTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  /// - Parameter answers: the text of each question, and what is typed; nil closes the input.
  private func converse(_ answers: [(String, String?)], _ arguments: String...) throws -> WorkingFolder.Outcome {
    let script = YAMLValue.list(answers.map { .list([.string($0.0), $0.1.map { .string($0) } ?? .null]) })
    try folder.write(JSONWriter.text(for: script, pretty: false), to: "script.json")
    let outcome = try folder.shell(
      "exec python3 -B \"$0\" script.json \"$W\" init \"$@\"".replacing("$0", with: Project.path("Tests/Support/scaffold/converse.py")),
      arguments)
    try folder.shell("rm script.json")
    return outcome
  }

  private static let all: [(String, String?)] = [
    ("Whose Kubernetes is it?", "2"), ("windows_exporter come onto", ""), ("Where is telemetry sent?", "AMP, loki"),
    ("What is the chart called?", "my-nodes"), ("In which language", "swift"), ("What checks the chart", "github"),
  ]

  @Test func answersAreNumbersNamesAndNothing() throws {
    let outcome = try converse(Self.all)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("2) eks    Amazon Elastic Kubernetes Service"))
    #expect(outcome.output.contains("hostProcess"))
    // Neither what another cloud has, nor a question whose answer is known.
    #expect(!outcome.output.contains("aksManaged"))
    #expect(!outcome.output.contains("azure-monitor"))
    #expect(!outcome.output.contains("Send logs"))
    let spec = try folder.read("Stack.swift")
    #expect(spec.contains("name: \"my-nodes\""))
    #expect(spec.contains("values.amp.metrics(named: \"amp\""))
    #expect(spec.contains("values.loki.logs(named: \"loki\""))
    #expect(spec.contains(".hostProcess(values.hostProcess"))
    #expect(
      try folder.shell("find . -type f | sort").output == """
        ./.github/workflows/chart.yaml
        ./.pre-commit-config.yaml
        ./README.md
        ./Stack.swift
        ./values/example.yaml

        """)
  }

  @Test func wrongAnswersAreAskedAgain() throws {
    let outcome = try converse(
      [
        ("Where is telemetry sent?", ""), ("an answer is needed", "99"), ("there is no 99", "datadgo"), ("did you mean datadog?", "loki"),
        ("no backend takes metrics", "otlp"), ("Send logs", "1 2"), ("one answer is expected", "1"),
        ("What is the chart called?", "My Chart"),
        ("one answer is expected", "My"), ("lower-case letters", ""),
      ], "new", "--cloud", "other", "--strategy", "preinstalled", "--format", "yaml", "--ci", "none")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(try folder.read("new/stack.yaml").contains("backends: [otlp]"))
    #expect(try folder.read("new/stack.yaml").contains("name: windows-nodes"))
  }

  /// At each question, the end of the input and Ctrl-C leave nothing behind.
  @Test(arguments: [0, 2, 5]) func nothingIsWrittenBeforeTheEnd(answered: Int) throws {
    for end in [nil, "\u{3}"] {
      let outcome = try converse(Self.all.prefix(answered) + [(Self.all[answered].0, end)], "new")
      #expect(outcome.status == (end == nil ? 2 : 130), "\(outcome.output)")
      #expect(end != nil || outcome.output.contains("[INIT004]"))
      let listing = try folder.listing()
      #expect(listing.isEmpty)
    }
  }
}
