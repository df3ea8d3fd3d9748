import Glibc
import TestSupport
import Testing

/// A values file that must be refused, and what the message must say.
struct BadValues: Sendable, CustomTestStringConvertible {
  var text: [UInt8]
  /// Where: `line:column`.
  var place: String
  var code: String
  var fragments: [String]

  init(_ text: String, _ place: String, _ code: String, _ fragments: String...) {
    self.init(bytes: Array(text.utf8), place, code, fragments)
  }

  init(bytes: [UInt8], _ place: String, _ code: String, _ fragments: [String]) {
    text = bytes
    self.place = place
    self.code = code
    self.fragments = fragments
  }

  var testDescription: String { "\(code) at \(place): \(String(decoding: text.prefix(60), as: UTF8.self))" }
}

@Suite struct ValuesFileTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  private static let notReadable: [BadValues] = [
    BadValues("a: b: c\n", "1:5", "YAML024", "mapping values", "hint: Quote the text"),
    BadValues("proxy: [1, 2\n", "2:1", "YAML024", "v.yaml:1:8: this is what was being read", "Close the bracket"),
    BadValues("proxy:\n  port: 8000\n enabled: true\n", "3:2", "YAML024", "indentation"),
    BadValues("proxy:\n\tport: 8000\n", "2:1", "YAML007", "tab", "spaces"),
    BadValues("logzio:\n  region: \"us\n", "3:1", "YAML008", "v.yaml:2:11: the quote opens here"),
    BadValues(bytes: [0xEF, 0xBB, 0xBF] + Array("proxy: {}\n".utf8), "1:1", "YAML004", ["byte-order mark"]),
    BadValues(bytes: Array("proxy: {}\n".utf16).flatMap { [UInt8($0 & 0xFF), 0] }, "1:1", "YAML003", ["UTF-16"]),
    BadValues(bytes: Array("proxy: {}\n".utf16).flatMap { [0, UInt8($0 & 0xFF)] }, "1:1", "YAML003", ["UTF-16"]),
    BadValues(bytes: Array("a".utf8) + [0] + Array("b: 1\n".utf8), "1:2", "YAML005", ["U+0000"]),
    BadValues(bytes: Array("proxy:\n  port: 80".utf8) + [0, 0x0A], "2:11", "YAML005", ["U+0000"]),
    BadValues("proxy: \u{1B}[31m\n", "1:8", "YAML005", "U+001B"),
    BadValues("logzio:\n  environment: a\u{7F}b\n", "2:17", "YAML005", "U+007F"),
    BadValues("installer:\n  credentials:\n    username: a\u{2028}b\n", "3:16", "YAML026", "U+2028", "Remove the character"),
    BadValues(bytes: Array("logzio: {environment: M".utf8) + [0xFC] + Array("nchen}\n".utf8), "1:24", "YAML002", ["0xFC", "UTF-8"]),
    BadValues("proxy: {port: 1, port: 2}\n", "1:18", "YAML012", "\"port\"", "v.yaml:1:9: first given here"),
    BadValues("proxy:\n  port: 1\n\nproxy:\n  port: 2\n", "4:1", "YAML012", "\"proxy\"", "v.yaml:1:1: first given here"),
    BadValues("on: 1\n", "1:1", "YAML014", "\"on\"", "quotes"),
    BadValues("proxy:\n  y: 1\n", "2:3", "YAML014", "\"y\""),
    BadValues("proxy:\n  null: 1\n", "2:3", "YAML015"),
    BadValues("? [a]\n: 1\n", "1:3", "YAML016"),
    BadValues("proxy:\n  port: {{ .Values.port }}\n", "2:9", "YAML017", "never rendered"),
    BadValues("{{- if .x }}\nproxy: {}\n{{- end }}\n", "1:1", "YAML017"),
    BadValues("proxy: {}\n---\nexporter: {}\n", "3:1", "YAML020", "v.yaml:1:1: the first document begins here"),
    BadValues("exporter:\n  port: .inf\n", "2:9", "YAML021"),
    BadValues("proxy: *missing\n", "1:8", "YAML009", "*missing"),
    BadValues("proxy: &a {pod: *a}\n", "1:17", "YAML010"),
    BadValues(String(repeating: "[", count: 100_000), "1:513", "YAML006", "512"),
    BadValues("proxy: " + String(repeating: "{a: ", count: 100_000), "1:2052", "YAML006", "512"),
    BadValues(String(repeating: "- ", count: 100_000), "1:1025", "YAML006", "512"),
    BadValues((0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), "513:513", "YAML006", "512"),
  ]

  @Test(arguments: notReadable) func textThatIsNotReadable(_ bad: BadValues) throws { try check(bad) }

  private static let refused: [BadValues] = [
    BadValues("- proxy\n", "1:1", "VAL200", "expected a map of settings, found a list"),
    BadValues("just text\n", "1:1", "VAL200"),
    // Misspelt, at several depths.
    BadValues("proxxy:\n  port: 8000\n", "1:1", "VAL202", "proxxy: no such setting", "did you mean proxy?"),
    BadValues("proxy:\n  prot: 8000\n", "2:3", "VAL202", "proxy.prot: no such setting", "did you mean proxy.port?"),
    BadValues("logzio: {regoin: eu}\n", "1:10", "VAL202", "did you mean logzio.region?"),
    BadValues("proxy:\n  builds:\n  - {nmae: x}\n", "3:6", "VAL202", "did you mean proxy.builds[0].name?"),
    BadValues("installer: {pod: {tolerations: [{kee: a}]}}\n", "1:34", "VAL202", "did you mean installer.pod.tolerations[0].key?"),
    BadValues("zzz: 1\n", "1:1", "VAL202", "known here: exporter, installer"),
    // Right, but in a wrong place.
    BadValues("region: eu\n", "1:1", "VAL202", "did you mean logzio.region?"),
    BadValues("windows-metrics:\n  proxy: {}\n", "1:1", "VAL202", "one level up"),
    BadValues("proxy.port: 8000\n", "1:1", "VAL202", "a dot in a key does not nest"),
    BadValues("proxy: {}\u{85}port: 1\nexporter: {}\n", "1:11", "VAL202", "port"),
    // Wrong types.
    BadValues("exporter:\n  version: 0.31\n", "2:3", "VAL201", "expected string, found 0.31", "in quotes"),
    BadValues("logzio: {environment: yes}\n", "1:10", "VAL201", "expected string, found true", "in quotes"),
    BadValues("proxy:\n  port: \"8000\"\n", "2:3", "VAL201", "expected integer 1024 to 65535, found the text \"8000\"", "without quotes"),
    BadValues("proxy: {port: 80.5}\n", "1:9", "VAL201", "found 80.5"),
    BadValues("scrape: {intervalSeconds: 30s}\n", "1:10", "VAL201", "without a unit"),
    BadValues("installer:\n  enabled: \"true\"\n", "2:3", "VAL201", "expected true or false", "without quotes"),
    BadValues("installer:\n  enabled: \"yes\"\n", "2:3", "VAL201", "write true"),
    BadValues("proxy: [port]\n", "1:1", "VAL201", "proxy: expected map, found a list"),
    BadValues("proxy: 8000\n", "1:1", "VAL201", "proxy: expected map, found 8000"),
    BadValues("proxy:\n  builds: {name: x}\n", "2:3", "VAL201", "expected list of maps, found a map", "dash"),
    BadValues("exporter: {collectors: cpu}\n", "1:12", "VAL201", "expected list of strings, found the text \"cpu\""),
    BadValues("global: 1\n", "1:1", "VAL201", "expected map, found 1"),
    // Right types, wrong values.
    BadValues("proxy: {port: 80}\n", "1:9", "VAL205", "expected integer 1024 to 65535, found 80"),
    BadValues("scrape: {intervalSeconds: 1e30}\n", "1:10", "VAL205", "integer 15 to 300"),
    BadValues("logzio:\n  region: us1\n", "2:3", "VAL204", "us, eu, uk, ca, au", "did you mean us?"),
    BadValues("exporter: {collectors: [cpu, memry]}\n", "1:30", "VAL204", "collectors[1]", "did you mean memory?"),
    BadValues("exporter: {collectors: [cpu, cpu]}\n", "1:12", "VAL209", "\"cpu\""),
    BadValues("exporter: {collectors: []}\n", "1:12", "VAL208", "at least 1"),
    BadValues("installer:\n  cronJob:\n    schedule: every day\n", "3:5", "VAL206", "\"every day\"", "*/10 * * * *"),
    BadValues("installer: {nodeLabelSelector: \"\"}\n", "1:13", "VAL207", "1 to 500 characters"),
    BadValues("proxy: {pod: {nodeSelector: {a b: c}}}\n", "1:15", "VAL210", "the key \"a b\""),
    BadValues("logzio:\n  environment: \"a\\x7Fb\"\n", "2:3", "VAL206", "U+007F", "remove it"),
    BadValues("logzio:\n  environment: \"a\\u2028b\"\n", "2:3", "VAL206", "U+2028"),
    BadValues("logzio:\n  environment: \"a\\u0000b\"\n", "2:3", "VAL206", "U+0000"),
    BadValues("logzio:\n  environment: |\n    two\n    lines\n", "2:3", "VAL206", "single line"),
    // Nulls take defaults away.
    BadValues("proxy: null\n", "1:1", "VAL203", "proxy: expected map, found null", "remove the null"),
    BadValues("exporter: {}\nproxy:\n  port:\n", "3:3", "VAL203", "proxy.port: expected integer 1024 to 65535, found null"),
    BadValues("proxy:\n  builds:\n  - name: x\n", "3:5", "VAL203", "proxy.builds[0].image: expected map, found nothing", "no defaults"),
  ]

  /// Each value is right, together they are not.
  private static let contradictory: [BadValues] = [
    BadValues(
      "installer:\n  credentials:\n    username: geheim\n", "3:5", "VAL212", "installer.credentials.username is given, and neither",
      "hint: change installer.credentials.password, installer.credentials.privateKey, installer.credentials.username or installer.enabled"),
    BadValues(
      "installer:\n  credentials: {username: u, password: geheim,\n    privateKey: geheim}\n", "2:30", "VAL212",
      "installer.credentials.password and installer.credentials.privateKey are both given"),
    BadValues(
      "proxy:\n  builds:\n"
        + String(
          repeating:
            "  - {name: x, windowsBuild: 10.0.20348, image: {registry: a, repository: a, tag: a, pullPolicy: Always, pullSecrets: []}}\n",
          count: 2),
      "4:6", "VAL212", "proxy.builds: two builds are named x", "hint: change proxy.builds[1].name"),
  ]

  @Test(arguments: contradictory) func valuesThatContradictOneAnother(_ bad: BadValues) throws {
    try check(bad)
    for command in ["lint", "render"] {
      let outcome = try folder.wingen(command, "aks-logzio", "-f", "v.yaml")
      expectRefusal(outcome, ["v.yaml:\(bad.place): error: ", "[VAL212]"], without: ["geheim"])
    }
  }

  /// The last of the settings that decided, in Helm's order.
  @Test func theSettingThatContradictsIsNamed() throws {
    try folder.write("gateway:\n  maxReplicas: 3\n", to: "v.yaml")
    let message = "gateway.minReplicas is 4, more than gateway.maxReplicas, which is 3"
    let set = try folder.wingen("render", "gke-otlp", "-f", "v.yaml", "--set", "gateway.minReplicas=4")
    expectRefusal(set, ["error: --set \"gateway.minReplicas=4\", column 9: \(message)", "[VAL212]"])
    try folder.write("gateway:\n  minReplicas: 4\n", to: "w.yaml")
    expectRefusal(try folder.wingen("render", "gke-otlp", "-f", "v.yaml", "-f", "w.yaml"), ["w.yaml:2:3: error: \(message)"])
    expectRefusal(try folder.wingen("lint", "gke-otlp", "--set", "gateway.maxReplicas=1"), ["more than gateway.maxReplicas, which is 1"])
  }

  @Test(arguments: refused) func valuesThatTheSchemaRefuses(_ bad: BadValues) throws { try check(bad) }

  private func check(_ bad: BadValues) throws {
    try folder.write(bad.text, to: "v.yaml")
    let outcome = try folder.wingen("render", "aks-logzio", "-f", "v.yaml")
    expectRefusal(outcome, ["v.yaml:\(bad.place): error: ", "[\(bad.code)]"] + bad.fragments, without: ["\u{1B}", "\u{7F}"])
  }

  @Test func theFileThatIsToBlameIsNamed() throws {
    try folder.write("proxy:\n  port: wrong\n", to: "first.yaml")
    try folder.write("proxy:\n  enabled: true\n", to: "second.yaml")
    let outcome = try folder.wingen("render", "aks-logzio", "-f", "first.yaml", "-f", "second.yaml")
    expectRefusal(outcome, ["first.yaml:2:3: error: proxy.port"])
    let input = try folder.wingen("render", "aks-logzio", "-f", "second.yaml", "-f", "-", input: "proxy: {prot: 1}\n")
    expectRefusal(input, ["<standard input>:1:9: error: proxy.prot"])
  }

  @Test func everyViolationIsToldUpToALimit() throws {
    try folder.write("proxy: {port: 1}\nexporter: {port: 0}\n", to: "v.yaml")
    expectRefusal(try folder.wingen("render", "aks-logzio", "-f", "v.yaml"), ["v.yaml:1:9", "v.yaml:2:12"])
    try folder.write((0..<20_000).map { "key\($0): 1\n" }.joined(), to: "v.yaml")
    let outcome = try folder.wingen("render", "aks-logzio", "-f", "v.yaml")
    expectRefusal(outcome, ["v.yaml:20:1", "19980 more", "[VAL211]"])
    #expect(outcome.error.split(separator: "\n").count < 60)
  }

  @Test func filesThatCannotBeRead() throws {
    try folder.shell("mkdir folder")
    func render(_ file: String) throws -> WorkingFolder.Outcome { try folder.wingen("render", "aks-logzio", "-f", file) }
    expectRefusal(try render("none.yaml"), ["cannot read none.yaml: No such file or directory", "[CLI001]"])
    expectRefusal(try render("a.yaml,b.yaml"), ["[CLI001]", "an -f of its own"])
    expectRefusal(try render("https://example.com/v.yaml"), ["[CLI001]", "download it first"])
    expectRefusal(try render(""), ["''", "[CLI001]"])
    expectRefusal(try render("folder"), ["folder: Is a directory", "[CLI001]"])
    expectRefusal(try render("/proc/self/mem"), ["Input/output error", "[CLI001]"])
    expectRefusal(try folder.wingen("render", "aks-logzio", "-f", "-", "-f", "-"), ["[CLI011]"])
    expectRefusal(try folder.shell("exec \"$W\" render aks-logzio -f - <&-"), ["[CLI001]"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileThatMayNotBeRead() throws {
    try folder.shell("echo 'proxy: {}' > v.yaml; chmod 000 v.yaml")
    expectRefusal(try folder.wingen("render", "aks-logzio", "-f", "v.yaml"), ["Permission denied", "[CLI001]", "permissions"])
  }

  /// Two hundred megabytes, and an endless stream: both are given up early, in little memory.
  @Test func filesThatAreTooLarge() throws {
    try folder.shell("truncate -s 200M big.yaml")
    expectRefusal(try folder.wingen("render", "aks-logzio", "-f", "big.yaml", memory: 200), ["big.yaml has more than 4 MiB", "[CLI002]"])
    let endless = try folder.shell("ulimit -v 204800; yes 'a: 1' | \"$W\" render aks-logzio -f -")
    expectRefusal(endless, ["standard input has more than 4 MiB", "[CLI002]"])
    // The largest that is read, made of the smallest parts.
    try folder.write("proxy: {builds: [" + String(repeating: "[],", count: 1_300_000) + "]}\n", to: "dense.yaml")
    let dense = try folder.wingen("render", "aks-logzio", "-f", "dense.yaml", memory: 1500)
    expectRefusal(dense, ["dense.yaml:1:18", "[VAL201]", "1299980 more"])
  }
}
