import TestSupport
import Testing

/// Credentials stay out of messages, whatever is wrong with them.
@Suite struct SecretTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  /// Values files that are refused at, or near, a credential. The secret is always `geheim` or 4711.
  private static let files: [(text: String, place: String, code: String)] = [
    ("installer:\n  credentials:\n    password: 4711\n", "3:5", "VAL201"),
    ("installer:\n  credentials:\n    password: 4711.4711\n", "3:5", "VAL201"),
    ("installer:\n  credentials:\n    password: \"geheim\\x01geheim\"\n", "3:5", "VAL206"),
    ("installer:\n  credentials:\n    password: |\n      geheim\n      4711\n", "3:5", "VAL206"),
    ("installer:\n  credentials:\n    password: [geheim, 4711]\n", "3:5", "VAL201"),
    ("installer:\n  credentials:\n    password: {geheim: 4711}\n", "3:5", "VAL201"),
    ("installer:\n  credentials:\n    password: \"" + String(repeating: "geheim", count: 50) + "\"\n", "3:5", "VAL207"),
    ("installer:\n  credentials:\n    privateKey: 4711\n", "3:5", "VAL201"),
    ("installer:\n  credentials:\n    pasword: geheim\n", "3:5", "VAL202"),
    ("installer:\n  credentials: geheim\n", "2:3", "VAL201"),
    ("installer: geheim\n", "1:1", "VAL201"),
    ("installer:\n  credentials:\n    password: *geheim\n", "3:15", "YAML009"),
    ("installer:\n  credentials:\n    password:\n      *geheim\n", "4:7", "YAML009"),
    ("installer:\n  credentials:\n    password: !!int geheim\n", "3:15", "YAML023"),
    ("installer:\n  credentials:\n    password: @geheim\n", "3:15", "YAML024"),
    ("installer:\n  credentials:\n    password: geheim: 4711\n", "3:21", "YAML024"),
    ("installer:\n  credentials:\n    password: \"geheim\n", "4:1", "YAML008"),
    ("installer:\n  credentials:\n    password: {{ geheim }}\n", "3:15", "YAML017"),
  ]

  @Test(arguments: files) func inFiles(_ bad: (text: String, place: String, code: String)) throws {
    try folder.write(bad.text, to: "v.yaml")
    let outcome = try folder.wingen("render", "aks-logzio", "-f", "v.yaml")
    expectRefusal(outcome, ["v.yaml:\(bad.place): error: ", "[\(bad.code)]"], without: ["geheim", "4711"])
  }

  private static let options: [(arguments: [String], fragments: [String])] = [
    (["--set", "installer.credentials.password=4711"], ["column 23", "[VAL201]", "--set-string"]),
    (["--set", "installer.credentials.password=x,geheim"], ["column 34", "[VAL101]"]),
    (["--set", "installer.credentials.password=x,geheim[4711x]=1"], ["[VAL104]"]),
    (["--set", "installer.credentials.pasword=x,geheim"], ["[VAL101]"]),
    (["--set", "installer.credentials.pasword=geheim"], ["[VAL202]", "did you mean installer.credentials.password?"]),
    (["--set", "installer.credentials.password={geheim"], ["[VAL108]"]),
    (["--set", "installer.credentials.password={geheim}"], ["[VAL201]", "found a list"]),
    (["--set", "installer.credentials.password=geheim\\"], ["[VAL111]"]),
    (["--set", "installer.credentials.password=geheim,proxy.prot=1"], ["[VAL202]", "did you mean proxy.port?"]),
    (["--set-string", "installer.credentials.password=geheim\u{1}"], ["[VAL206]", "U+0001"]),
    (["--set-string", "installer.credentials=geheim"], ["[VAL201]"]),
  ]

  @Test(arguments: options) func inOptions(_ bad: (arguments: [String], fragments: [String])) throws {
    expectRefusal(try folder.wingen(["render", "aks-logzio"] + bad.arguments), bad.fragments, without: ["geheim", "4711"])
  }

  /// A good one stands in the Secret, in base64, and nowhere else.
  @Test func renderedOnlyInTheSecret() throws {
    let values = "installer: {credentials: {username: admin, password: geheim4711}}\n"
    let outcome = try folder.wingen("render", "aks-logzio", "-f", "-", input: values)
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    let documents = outcome.output.split(separator: "---\n")
    let encoded = "Z2VoZWltNDcxMQ=="
    let holders = documents.filter { $0.contains(encoded) || $0.contains("geheim4711") }
    #expect(holders.count == 1)
    #expect(holders.first?.contains("\nkind: Secret\n") == true)
  }
}
