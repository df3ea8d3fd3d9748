import TestSupport
import Testing

@Suite struct VMExtensionTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func writesOnceAndSaysWhatAKSThinksOfIt() throws {
    let first = try folder.wingen("vm-extension", "aks-vm-extension", "-o", "azure")
    #expect(first.status == 0)
    #expect(first.output == "")
    for code in ["[VMX010]", "[VMX011]"] { #expect(first.error.contains(code)) }
    #expect(first.error.hasSuffix("azure: 5 added\n"))
    #expect(try folder.shell("ls azure; test -x azure/install.sh").status == 0)
    let before = try folder.listing()
    #expect(try folder.wingen("vm-extension", "aks-vm-extension", "-o", "azure").error.hasSuffix("azure: up to date\n"))
    let check = try folder.wingen("vm-extension", "aks-vm-extension", "-o", "azure", "--check")
    #expect([check.status == 0, check.output.isEmpty, check.error.isEmpty] == [true, true, true])
    #expect(try folder.listing() == before)
  }

  @Test func theCheckShowsWhatWouldChange() throws {
    _ = try folder.wingen("vm-extension", "aks-vm-extension", "-o", "azure")
    try folder.write("exporter: {port: 9200}\n", to: "values.yaml")
    let outcome = try folder.wingen("vm-extension", "aks-vm-extension", "-f", "values.yaml", "-o", "azure", "--check")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("+++ b/windows-exporter.ps1"))
    #expect(outcome.output.contains(#""listenPort":9200"#))
    #expect(outcome.error.contains("run wingen vm-extension aks-vm-extension -f values.yaml -o azure"))
    #expect(try folder.read("azure/windows-exporter.ps1").contains(#""listenPort":9182"#))

    let secret = "collector.pod.annotations.note=Hush123"
    let set = try folder.wingen("vm-extension", "aks-vm-extension", "--set", secret, "--set", "exporter.port=1", "-o", "azure", "--check")
    #expect(set.status == 1)
    #expect(set.error.contains("aks-vm-extension --set … -o azure"))
    #expect(!(set.output + set.error).contains("Hush123"))
  }

  @Test func scaleSetsOfOnesOwn() throws {
    let outcome = try folder.wingen("vm-extension", "aks-vm-extension", "--platform", "self-managed", "-o", "azure")
    #expect(outcome.status == 0)
    #expect(!outcome.error.contains("AKS"))
    #expect(try folder.read("azure/extension.json").contains("commandToExecute"))
  }

  private static let refusals: [(arguments: [String], fragments: [String])] = [
    (["--set", "exporter.collectors={cpu,contaner}"], ["[VAL204]", "exporter.collectors[1]", "did you mean container?"]),
    (["-f", "bad.yaml"], ["bad.yaml:2:3: ", "exporter.version", "[VAL206]"]),
    (["--set", "extension.firewall.remoteAddresses={10.0.0.0/33}"], ["extension.firewall.remoteAddresses[0]", "[VAL206]"]),
    (
      ["--set", "exporter.version=0.32.0"],
      ["[VAL212]", "the SHA-256 of the MSI of windows_exporter 0.32.0 is not known here", "extension.msi.sha256"]
    ),
    (["--set", "extension.msi.sha256=abc"], ["extension.msi.sha256", "[VAL206]"]),
    (["--set", "exporter.prot=1"], ["exporter.prot", "[VAL202]"]),
    (["--platform", "ask"], ["aks", "self-managed"]),
    (["--runner", "custom-script"], ["[VMX004]", "--platform self-managed"]),
  ]

  @Test(arguments: refusals.indices)
  func badInputIsNamedAndNothingWritten(index: Int) throws {
    let (arguments, fragments) = Self.refusals[index]
    try folder.write("exporter:\n  version: v0.31\n", to: "bad.yaml")
    let before = try folder.listing()
    expectRefusal(try folder.wingen(["vm-extension", "aks-vm-extension", "-o", "azure"] + arguments), fragments)
    #expect(try folder.listing().map { $0.prefix { $0 != " " } } == before.map { $0.prefix { $0 != " " } })
  }

  @Test func aSpecThatInstallsNothing() throws {
    let outcome = try folder.wingen("vm-extension", "aks-azure-monitor", "-o", "azure")
    expectRefusal(outcome, ["aks-azure-monitor", "[VMX001]", "exporter and extension"])
    #expect(try folder.shell("ls -A").output == "")
  }
}
