import ChartModel
import Diagnostics
import Digest
import HelmChart
import OutputTree
import TestSupport
import Testing
import YAML

@testable import ChartPackage

@Suite struct PackagedChartTests {
  /// What Python's tarfile and gzip read out of a package, as JSON.
  private static let reader = """
    import gzip, io, json, sys, tarfile
    raw = bytes.fromhex(open(sys.argv[1]).read())
    assert raw[4:8] == bytes(4), "a time in the header"
    data = gzip.decompress(raw)
    assert len(data) % 512 == 0 and data.endswith(bytes(1024))
    members = tarfile.open(fileobj=io.BytesIO(data), errorlevel=2).getmembers()
    archive = tarfile.open(fileobj=io.BytesIO(data), errorlevel=2)
    print(json.dumps([[m.name, m.mode, m.uid, m.gid, m.uname, m.gname, m.mtime, m.isreg(), archive.extractfile(m.name).read().hex()]
                      for m in members]))
    """

  @Test func pythonReadsWhatWasPacked() throws {
    let package = try PackagedChart(BuiltInCharts.chart("gke-otlp"))
    let run = try PythonScript.run(text: Self.reader, input: package.bytes.hexText)
    #expect(run.status == 0, "\(run.output)")
    let members = try YAMLReader.readSingle(run.output, file: "members").plain.list ?? []
    #expect(members.count == package.members.count)
    for (member, expected) in zip(members, package.members) {
      #expect(member[0] == .string("windows-metrics/" + expected.path) || member[0]?.string?.hasSuffix("/" + expected.path) == true)
      #expect(member.list?[1..<8] == [420, 0, 0, "", "", 0, true], "\(expected.path)")
      #expect(member[8]?.string == expected.contents.hexText, "\(expected.path)")
    }
  }

  @Test(arguments: ["eks-amp", "gke-otlp"]) func membersAreThoseOfTheFolderButWhatIsIgnored(_ name: String) throws {
    let chart = try BuiltInCharts.chart(name)
    let package = try PackagedChart(chart)
    let files = try HelmChartWriter.files(chart)
    #expect(Set(package.members.map(\.path)) == Set(files.map(\.path)).subtracting([".helmignore"]))
    #expect(package.members.prefix(3).map(\.path) == ["Chart.yaml", "values.yaml", "values.schema.json"])
    for member in package.members { #expect(files.first { $0.path == member.path }?.contents == member.contents) }
    #expect(package.fileName == "\(chart.info.name)-\(chart.info.version).tgz")
  }

  @Test func theOrderOfFilesDoesNotShow() throws {
    let chart = try BuiltInCharts.chart("eks-amp")
    let files = try HelmChartWriter.files(chart)
    let package = try PackagedChart(name: "a", version: "1.0.0", files: files)
    for seed in 0..<2 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let shuffled = files.shuffled(using: &random)
      #expect(try PackagedChart(name: "a", version: "1.0.0", files: shuffled) == package, "seed \(seed)")
    }
  }

  @Test func ignoredFoldersAndFilesStayOut() throws {
    let files = [
      ("Chart.yaml", "name: a"), (".helmignore", "docs/\n*.bak\n/.helmignore\n"), ("docs/a/b.md", ""), ("values.yaml", ""), ("x.bak", ""),
      ("templates/a.yaml", ""), ("templates/.hidden", ""), ("files/docs.md", ""), ("charts/b/Chart.yaml", ""),
    ]
    let package = try PackagedChart(name: "a", version: "1.0.0", files: files.map { try OutputFile(path: $0.0, text: $0.1) })
    #expect(package.members.map(\.path) == ["Chart.yaml", "values.yaml", "templates/a.yaml", "files/docs.md", "charts/b/Chart.yaml"])
  }

  /// Names as long as ustar takes them, and one byte longer.
  @Test(arguments: [(100, 100, true), (100, 101, false), (155, 100, true), (156, 100, false)])
  func longPaths(_ folder: Int, _ file: Int, _ fits: Bool) throws {
    let path = "\(String(repeating: "f", count: folder - 2))/\(String(repeating: "n", count: file))"
    let files = [try OutputFile(path: "Chart.yaml", text: ""), try OutputFile(path: path, text: "x")]
    if fits {
      let package = try PackagedChart(name: "a", version: "1.0.0", files: files)
      let run = try PythonScript.run(text: Self.reader, input: package.bytes.hexText)
      #expect(try YAMLReader.readSingle(run.output, file: "members").plain[1]?[0] == .string("a/" + path), "\(run.output)")
    } else {
      #expect(throws: PackageError.unstorablePath("a/" + path)) { try PackagedChart(name: "a", version: "1.0.0", files: files) }
    }
  }

  @Test func withoutChartFileThereIsNoPackage() throws {
    #expect(throws: PackageError.noChartFile) {
      try PackagedChart(name: "a", version: "1.0.0", files: [try OutputFile(path: "values.yaml", text: "")])
    }
    #expect(PackageError.noChartFile.diagnostic.code == "PKG002")
    #expect(PackageError.unstorablePath("a\u{1B}").diagnostic.message.contains("\u{1B}") == false)
  }

  @Test func theProvenanceHasTheDigestOfEverything() throws {
    let package = try PackagedChart(BuiltInCharts.chart("eks-amp"))
    let provenance = PackageProvenance(package, spec: (name: "eks-amp", source: "source"), wingenVersion: "9.9.9")
    let value = try YAMLReader.readSingle(provenance.text, file: "provenance").plain
    #expect(value["package"]?["sha256"]?.string == SHA256.hexDigest(package.bytes))
    #expect(value["package"]?["size"]?.int == package.bytes.count)
    #expect(value["spec"]?["sha256"]?.string == SHA256.hexDigest("source"))
    #expect(value["wingen"] == "9.9.9")
    #expect(value["files"]?.list?.count == package.members.count)
    for (file, member) in zip(value["files"]?.list ?? [], package.members) {
      #expect(file["path"]?.string == member.path)
      #expect(file["sha256"]?.string == SHA256.hexDigest(member.contents))
    }
    #expect(try provenance.files().map(\.path) == [package.fileName, package.fileName + ".provenance.json"])
  }
}

extension [UInt8] {
  fileprivate var hexText: String {
    let digits = Array<UInt8>("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
