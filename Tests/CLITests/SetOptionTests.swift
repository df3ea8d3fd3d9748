import TestSupport
import Testing

@Suite struct SetOptionTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  private static let bad: [(arguments: [String], fragments: [String])] = [
    (["--set", "proxy.prot=1"], ["--set \"proxy.prot=1\", column 7: proxy.prot: no such setting [VAL202]", "did you mean proxy.port?"]),
    (["--set", "proxyy.port=1"], ["column 1: proxyy", "did you mean proxy?"]),
    (["--set", "region=eu"], ["column 1", "did you mean logzio.region?"]),
    (["--set", "proxy.enabled=true,proxy.port=abc"], ["column 26: proxy.port: expected integer 1024 to 65535", "[VAL201]"]),
    (["--set", "proxy.port=80"], ["column 7", "found 80", "[VAL205]"]),
    (["--set", "proxy.port.x=1"], ["column 7: proxy.port: expected integer", "found a map"]),
    (["--set", "proxy.port=null"], ["column 7: proxy.port", "found null", "[VAL203]"]),
    (["--set", "proxy=null"], ["column 1: proxy", "found null", "[VAL203]"]),
    (["--set", "proxy.builds[0].nam=x"], ["column 17: proxy.builds[0].nam:", "did you mean proxy.builds[0].name?"]),
    (["--set", "proxy.builds[0].name=x"], ["column 13: proxy.builds[0].image: expected map, found nothing", "whole list"]),
    (["--set", "logzio.environment=12"], ["column 8", "use --set-string"]),
    (["--set-string", "proxy.port=8000"], ["--set-string \"proxy.port=8000\", column 7", "use --set;"]),
    (["--set", "exporter.collectors=cpu"], ["write a list as {a,b}"]),
    (["--set", "installer.enabled=no"], ["write false"]),
    (["--set", "proxy"], ["column 1: the key \"proxy\" has no value", "[VAL101]"]),
    (["--set", "a=1,=2"], ["column 5", "[VAL102]"]),
    (["--set", "a[0=1"], ["column 2", "[VAL103]"]),
    (["--set", "a={x"], ["column 3", "[VAL108]"]),
    (["--set", "a", "--set-string", "b"], ["--set \"a\"", "--set-string \"b\""]),
    (["--set", "exporter.port=1,exporter.port.x=1"], ["column 26", "a number", "[VAL112]"]),
    (["--set", "a\u{1B}[2Jb=1"], ["column 3", "[VAL103]"]),
  ]

  @Test(arguments: bad) func optionAndColumnAreNamed(_ bad: (arguments: [String], fragments: [String])) throws {
    expectRefusal(try folder.wingen(["render", "aks-logzio"] + bad.arguments), bad.fragments, without: ["\u{1B}"])
  }

  @Test func whatComesLastIsToBlame() throws {
    try folder.write("proxy:\n  port: 1\n", to: "v.yaml")
    func render(_ arguments: String...) throws -> WorkingFolder.Outcome {
      try folder.wingen(["render", "aks-logzio", "-f", "v.yaml"] + arguments)
    }
    expectRefusal(try render("--set", "proxy.port=2"), ["--set \"proxy.port=2\", column 7"], without: ["v.yaml"])
    expectRefusal(try render("--set-string", "proxy.port=x", "--set", "proxy.port=2"), ["--set-string \"proxy.port=x\""])
    expectRefusal(try render("--set", "proxy.port=2", "--set", "proxy.port=3"), ["--set \"proxy.port=3\""])
    // What has nothing to do with it is not blamed.
    expectRefusal(try render("--set", "proxy.enabled=true,exporter.port=9000"), ["v.yaml:2:3"], without: ["--set"])
  }
}
