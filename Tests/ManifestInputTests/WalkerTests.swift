import Diagnostics
import Foundation
import ManifestInput
import Testing

struct WalkerTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func write(_ names: String...) throws { for name in names { try folder.write("a: 1\n", to: name) } }

  /// Items with paths below the test's folder: `name` for a manifest, `!name` for one that was named.
  private func walk(_ paths: [String], excluding patterns: [String] = []) throws -> (items: [String], findings: [String]) {
    let walker = InputWalker(excluding: try patterns.map { try PathPattern($0) }, relativeTo: folder.path)
    let listing = walker.items(for: paths.map { $0.hasPrefix("/") || $0 == "-" ? $0 : folder.at($0) })
    let items = listing.items.map { item in
      switch item {
      case .standardInput: "-"
      case .manifest(let path, let isNamed): (isNamed ? "!" : "") + below(path)
      case .chart(.folder(let path)): "chart \(below(path))"
      case .chart(.archive(let path)): "archive \(below(path))"
      case .spec(let path): "spec \(below(path))"
      }
    }
    return (items, listing.diagnostics.map { "\($0.code) \(below($0.message))" })
  }

  private func below(_ text: String) -> String { text.replacingOccurrences(of: folder.path + "/", with: "") }

  @Test func foldersAreWalkedInTheOrderOfBytes() throws {
    try write(
      "d/b.yaml", "d/a-b.yml", "d/a/z.JSON", "d/B.YAML", "d/é.yaml", "d/a.yaml", "d/x.txt", "d/.yaml", "d/yaml", "d/a/.hidden/x.yaml")
    try write("d/.git/x.yaml", "d/.x.yaml")
    let expected = ["d/B.YAML", "d/a-b.yml", "d/a.yaml", "d/a/z.JSON", "d/b.yaml", "d/é.yaml"]
    #expect(try walk(["d"]).items == expected)
    #expect(try walk(["d/"]).items == expected)
    #expect(try walk(["d/./"]).items.count == expected.count)
    #expect(try walk(["d"]).findings.isEmpty)
  }

  @Test func whatIsNamedIsTakenWhateverItsName() throws {
    try write("x.txt", ".hidden/.y", "c.tgz", "C.TAR.GZ", "s/Stack.swift", "s/a.yaml")
    let paths = ["x.txt", ".hidden/.y", "c.tgz", "C.TAR.GZ", "s/Stack.swift", "-", "/dev/stdin", "/dev/null"]
    #expect(
      try walk(paths).items == ["!x.txt", "!.hidden/.y", "archive c.tgz", "archive C.TAR.GZ", "spec s/Stack.swift", "-", "!/dev/null"])
    #expect(try walk(paths).findings.isEmpty)
  }

  @Test func chartsAndSpecsAreOneItem() throws {
    try write(
      "d/chart/Chart.yaml", "d/chart/templates/x.yaml", "d/chart/charts/sub/Chart.yaml", "d/spec/Stack.swift", "d/spec/values/v.yaml")
    try write("d/z.yaml", "d/values.yaml")
    #expect(try walk(["d"]).items == ["chart d/chart", "spec d/spec", "d/values.yaml", "d/z.yaml"])
    #expect(try walk(["d/chart", "d/spec/", "d/chart/"]).items == ["chart d/chart", "spec d/spec/"])
    #expect(try walk(["d/chart/templates"]).items == ["d/chart/templates/x.yaml"])
  }

  @Test func nothingStandsThereTwice() throws {
    try write("d/a.yaml", "d/sub/b.yaml", "d/c/Chart.yaml")
    #expect(try walk(["d/sub", "d", "d/a.yaml", "d/sub/b.yaml", "d/c", "d/sub"]).items == ["!d/sub/b.yaml", "!d/a.yaml", "chart d/c"])
    #expect(try walk(["d/sub", "d/sub"]).findings.isEmpty)
    #expect(try walk(["-", "-"]).items == ["-"])
  }

  @Test func linksAreFollowedOnce() throws {
    try write("d/z.yaml", "d/real/x.yaml", "out/o.yaml", "out/deep/p.yaml", "d/plain")
    try folder.link("d/a.yaml", to: "z.yaml")
    try folder.link("d/b.yaml", to: "plain")
    try folder.link("d/c.yaml", to: "plain")
    try folder.link("d/link", to: "real")
    try folder.link("d/out", to: "../out")
    try folder.link("d/out2", to: "../out")
    try folder.link("out/back", to: "../d")
    try folder.link("d/gone", to: "nowhere")
    try folder.link("d/plainlink", to: "plain")
    let (items, findings) = try walk(["d"])
    #expect(items == ["d/b.yaml", "d/out/deep/p.yaml", "d/out/o.yaml", "d/real/x.yaml", "d/z.yaml"])
    #expect(findings.isEmpty)
  }

  @Test func linkLoopsEnd() throws {
    try write("d/x/a.yaml")
    try folder.link("d/x/self", to: ".")
    try folder.link("d/x/up", to: "..")
    try folder.link("d/x/above", to: "../..")
    try folder.link("d/x/root", to: "/")
    try folder.link("d/x/loop.yaml", to: "loop.yaml")
    let (items, findings) = try walk(["d/x"])
    #expect(items == ["d/x/a.yaml"])
    #expect(
      findings
        == ["above", "loop.yaml", "root", "self", "up"].map {
          $0 == "loop.yaml"
            ? "INPUT004 the symbolic link d/x/loop.yaml leads nowhere"
            : "INPUT007 the symbolic link d/x/\($0) leads to a folder that it is in; it was not followed"
        })
  }

  @Test func specialFilesInFoldersAreNotOpened() throws {
    try write("d/a.yaml")
    try #require(mkfifo(folder.at("d/pipe.yaml"), 0o600) == 0)
    try #require(mkfifo(folder.at("d/other"), 0o600) == 0)
    try folder.link("d/zero.yaml", to: "/dev/zero")
    let listing = InputWalker().items(for: [folder.at("d")])
    #expect(listing.items == [.manifest(path: folder.at("d/a.yaml"), isNamed: false)])
    #expect(listing.diagnostics.map(\.code) == ["INPUT005", "INPUT005"])
    #expect(listing.diagnostics.allSatisfy { $0.severity == .info })
    #expect(try walk(["d/pipe.yaml"]).items == ["!d/pipe.yaml"])
  }

  @Test func whatIsWrongWithOnePathDoesNotHideTheOthers() throws {
    try write("d/deployment.yaml", "d/ok.yaml", "e/x.txt")
    try folder.link("dangling", to: "nowhere")
    let (items, findings) = try walk(["d/deploymnt.yaml", "dd/ok.yaml", "dangling", "e", "d/ok.yaml/x", "d/ok.yaml", "zzzzzzzz"])
    #expect(items == ["!d/ok.yaml"])
    #expect(
      findings
        == [
          "INPUT001 there is no file or folder d/deploymnt.yaml", "INPUT001 there is no file or folder dd/ok.yaml",
          "INPUT004 the symbolic link dangling leads nowhere",
          "INPUT009 the folder e has nothing to check: no *.yaml, *.yml or *.json, no chart, no Stack.swift",
          "INPUT001 there is no file or folder d/ok.yaml/x", "INPUT001 there is no file or folder zzzzzzzz",
        ].map(below))
    let hints = InputWalker().items(for: ["d/deploymnt.yaml", "dd/ok.yaml", "zzzzzzzz"].map(folder.at)).diagnostics.map(\.hint)
    #expect(
      hints.map { $0.map(below) } == ["Did you mean d/deployment.yaml?", "Did you mean d?", "Check the path; - reads standard input."])
    #expect(InputWalker().items(for: ["https://example.com/x.yaml"]).diagnostics[0].hint?.contains("Download") == true)
    #expect(InputWalker().items(for: [""]).diagnostics.map(\.code) == ["INPUT001"])
  }

  @Test func unreadableFoldersAreFindingsAndTheRestIsWalked() throws {
    try write("d/a/x.yaml", "d/b/y.yaml")
    // A folder that cannot be opened, for root too: its path is longer than the system takes.
    let long = String(repeating: "x", count: 250)
    let script = "cd d/a && for i in $(seq 20); do mkdir \(long) && cd \(long) || exit 1; done; echo 'a: 1' > z.yaml"
    try folder.run("/bin/bash", ["-c", script])
    defer { try? folder.run("/bin/rm", ["-rf", "d/a"]) }
    let (items, findings) = try walk(["d"])
    #expect(items == ["d/a/x.yaml", "d/b/y.yaml"])
    #expect(findings.count == 1 && findings[0].hasPrefix("INPUT003") && findings[0].hasSuffix("File name too long"), "\(findings)")
    if geteuid() != 0 {
      try #require(chmod(folder.at("d/b"), 0) == 0)
      #expect(try walk(["d"]).findings.contains { $0.hasPrefix("INPUT003 cannot list the folder d/b") })
      try #require(chmod(folder.at("d/b"), 0o700) == 0)
    }
  }

  @Test func namesThatAreNotUTF8AreFindings() throws {
    try write("d/a.yaml")
    let name = Array(folder.at("d/b").utf8).map { CChar(bitPattern: $0) } + [CChar(bitPattern: 0xFF)] + ".yaml".utf8CString
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    let (items, findings) = try walk(["d"])
    #expect(items == ["d/a.yaml"])
    #expect(findings == ["INPUT008 the name d/b\u{FFFD}.yaml is not UTF-8, so it was not read"])
  }

  @Test func exclusions() throws {
    try write("d/a.yaml", "d/b.yaml", "d/tests/c.yaml", "d/x/tests/d.yaml", "d/x/e.yaml", "d/chart/Chart.yaml", "d/vendor/f.yaml")
    try folder.link("d/link", to: "vendor")
    let patterns = ["tests/", "/d/a.*", "/d/x/**/e.yaml", "vendor/", "link/", "chart"]
    #expect(try walk(["d"], excluding: patterns).items == ["d/b.yaml"])
    #expect(try walk(["d/a.yaml", "d/tests", "d/chart"], excluding: patterns).items == ["!d/a.yaml", "d/tests/c.yaml", "chart d/chart"])
    #expect(try walk(["d"], excluding: ["d/*"]).findings.map { $0.prefix(8) } == ["INPUT009"])
    // Relative to another folder, nothing matches.
    let other = InputWalker(excluding: [try PathPattern("*.yaml")], relativeTo: "/nowhere").items(for: [folder.at("d/tests")])
    #expect(other.items.count == 1)
    // However the path is written.
    let spelt = InputWalker(excluding: [try PathPattern("/tests/c.yaml")], relativeTo: folder.at("x/../d")).items(
      for: [folder.at("d/x/..//./tests")])
    #expect(spelt.items.isEmpty)
  }

  @Test func kustomizationsNameWhatIsNoObject() throws {
    try folder.write(
      """
      resources: [deployment.yaml, ../base]
      patches:
      - path: patch.yaml
      - {target: {kind: Deployment}, patch: "- op: remove"}
      patchesStrategicMerge: [merge.yaml, "kind: Deployment\\nspec: {}", missing.yaml]
      patchesJson6902: [{path: sub/json.json}]
      replacements: [{path: ../replace.yaml}]
      configurations: [names.yaml]
      openapi: {path: schema.json}
      configMapGenerator:
      - {name: a, files: [x.yaml, key=y.yaml], envs: [z.yaml]}
      helmCharts: [{name: c, valuesFile: values-c.yaml, additionalValuesFiles: [more.yaml]}]
      """, to: "d/o/kustomization.yaml")
    try write("d/o/deployment.yaml", "d/o/patch.yaml", "d/o/merge.yaml", "d/o/sub/json.json", "d/replace.yaml", "d/o/names.yaml")
    try write("d/o/schema.json", "d/o/x.yaml", "d/o/y.yaml", "d/o/z.yaml", "d/o/values-c.yaml", "d/o/more.yaml", "d/base/b.yaml")
    try folder.write("patches: [", to: "d/bad/kustomization.yml")
    try write("d/bad/a.yaml")
    let (items, findings) = try walk(["d"])
    #expect(items == ["d/bad/a.yaml", "d/base/b.yaml", "d/o/deployment.yaml"])
    #expect(findings.count == 1 && findings[0].hasPrefix("YAML024"))
    #expect(try walk(["d/o", "d/o/patch.yaml"]).items == ["d/o/deployment.yaml", "!d/o/patch.yaml"])
    for text in ["", "[]", "patches: 1", "patches: [1, {path: [x]}, {path: ''}]", "openapi: x", "configMapGenerator: {files: x}"] {
      try folder.write(text, to: "e/kustomization.yaml")
      try write("e/a.yaml")
      #expect(try walk(["e"]).items == ["e/a.yaml"], "\(text)")
    }
  }

  @Test func pathsInTheCurrentFolderHaveNoDotInFront() {
    // The tests run in the package's folder or any other; only the form is looked at.
    for item in InputWalker().items(for: ["."]).items {
      if case .manifest(let path, _) = item { #expect(!path.hasPrefix("./")) }
    }
  }

  @Test func valuesFilesAreToldApartByTheirContents() {
    #expect(!contents("replicas: 1\n").documents[0].isKubernetesObject)
    #expect(!contents("kind: Pod\napiVersion: 1\n").documents[0].isKubernetesObject)
    #expect(contents("kind: Pod\napiVersion: v1\n").documents[0].isKubernetesObject)
  }
}
