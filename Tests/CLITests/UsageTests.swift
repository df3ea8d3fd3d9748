import TestSupport
import Testing

@Suite struct UsageTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test(arguments: [["--help"], ["-h"], ["help"], ["build", "--help"], ["help", "render"], ["--version"]])
  func helpIsAProduct(_ arguments: [String]) throws {
    let outcome = try folder.wingen(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty == false)
    #expect(outcome.error == "")
  }

  @Test func helpNamesWhatThereIs() throws {
    let root = try folder.wingen("--help").output
    for word in ["build", "render", "Exit codes"] { #expect(root.contains(word)) }
    let render = try folder.wingen("render", "--help").output
    for word in ["-f", "--values", "--set", "--set-string", "--release", "--namespace", "--kube-version", "--api-versions"] {
      #expect(render.contains(word))
    }
    let version = try folder.wingen("--version").output
    #expect(version.split(separator: ".").count == 3)
    #expect(version.hasSuffix("\n"))
  }

  private static let mistakes: [(arguments: [String], fragments: [String])] = [
    (["bild", "aks-logzio"], ["bild", "[CLI009]", "did you mean wingen build?"]),
    (["frobnicate"], ["[CLI009]", "build, content"]),
    (["\u{1B}[2J"], ["\\u{1b}", "[CLI009]"]),
    (["--chek"], ["--chek"]),
    (["build"], ["spec"]),
    (["build", "aks-logzio", "-o", "c", "--chek"], ["Did you mean '--check'?"]),
    (["build", "aks-logzio", "-o"], ["-o"]),
    (["build", "aks-logzio", "more", "-o", "c"], ["more"]),
    (["render"], ["spec"]),
    (["render", "aks-logzio", "--sett", "a=1"], ["Did you mean '--set'?"]),
    (["render", "aks-logzio", "-f"], ["-f"]),
    (["render", "aks-logzio", "-f", "a.yaml", "b.yaml"], ["b.yaml"]),
  ]

  @Test(arguments: mistakes) func wrongUsage(_ mistake: (arguments: [String], fragments: [String])) throws {
    expectRefusal(try folder.wingen(mistake.arguments), mistake.fragments, without: ["\u{1B}"])
    #expect(try folder.listing() == [])
  }
}
