import Diagnostics
import Foundation
import OutputTree
import Templates
import TestSupport
import Testing
import YAML

@testable import VMExtension

@Suite struct ScaleSetExtensionTests {
  private static let installer = ShippedText.installer.first { $0.name == "ensure_windows_exporter.ps1" }?.text ?? ""

  /// What the installer is told, by whatever reads the script.
  private func parameters(_ script: String) throws -> YAMLMap {
    let line = try #require(script.split(separator: "\n").first { $0.hasPrefix("$wanted = '") })
    let text = line.dropFirst("$wanted = '".count).dropLast("' | ConvertFrom-Json".count).replacing("''", with: "'")
    return try #require(YAMLReader.readSingle(Array(text.utf8), file: "parameters", options: .valuesFile).plain.map)
  }

  @Test(arguments: ScaleSetExtension.Platform.allCases)
  func theScriptIsTheInstallerOfTheCharts(platform: ScaleSetExtension.Platform) throws {
    let script = try exampleExtension(platform).file("windows-exporter.ps1")
    try #require(!Self.installer.isEmpty)
    #expect(script.components(separatedBy: "& {\n" + Self.installer + "} $wanted\n").count == 2)
    // Windows PowerShell reads it in the machine's own code page.
    #expect(script.utf8.allSatisfy { $0 == 10 || (0x20..<0x7F).contains($0) })
    #expect(
      try parameters(script) == [
        "version": "0.31.8",
        "msiUrl":
          "https://github.com/prometheus-community/windows_exporter/releases/download/v0.31.8/windows_exporter-0.31.8-amd64.msi",
        "msiSha256": "0aadce6afb20182b678bfca9e8f2e8464ef48c469b28b4cf02e99d82158f5d40", "collectors": "[defaults],container",
        "listenPort": 9182, "firewallRemoteAddresses": ["LocalSubnet"], "state": "present", "allowDowngrade": false,
        "replaceWmiExporter": true, "dryRun": false, "timeoutSeconds": 420,
      ])
  }

  /// The installer runs in strict mode: a value that it reads and does not get ends it.
  @Test func theInstallerGetsEveryValueThatItReads() throws {
    let read = Set(Self.installer.matches(of: /\$Wanted\.([A-Za-z0-9]+)/).map { String($0.1) })
    try #require(read.count > 5)
    #expect(Set(try parameters(exampleExtension(.aks).file("windows-exporter.ps1")).keys) == read)
  }

  @Test func aksRunsTheScriptLineByLine() throws {
    let wanted = try exampleExtension(.aks)
    let properties = try wanted.properties()
    let lines = try #require(properties["settings"]?.map?["script"]?.list).compactMap(\.string)
    #expect(lines.joined(separator: "\n") + "\n" == (try wanted.file("windows-exporter.ps1")))
    #expect(properties["publisher"] == "Microsoft.CPlat.Core")
    #expect(properties["provisionAfterExtensions"] == ["vmssCSE"])
    #expect(properties["suppressFailures"] == true)
  }

  @Test(arguments: [0, 1, 40])
  func theCommandHoldsTheScript(addresses: Int) throws {
    let ranges = (0..<addresses).map { YAMLValue.string("10.\($0).\(7 * $0 % 256).0/24") }
    let wanted = try exampleExtension(.selfManaged, [(["extension", "firewall", "remoteAddresses"], .list(ranges))])
    let properties = try wanted.properties()
    let command = try #require(properties["settings"]?.map?["commandToExecute"]?.string)
    #expect(command.utf8.count <= CustomScriptCommand.limit)
    // Between the outer quotes, nothing may end them, and cmd.exe expands percent signs even there.
    let program = try #require(command.firstMatch(of: /^powershell\.exe [-A-Za-z ]+ "([^"%\n\r]*)"$/)).1
    let packed = try #require(program.firstMatch(of: /FromBase64String\('([A-Za-z0-9+\/=]+)'\)/)).1
    let unpacking = "import base64, sys, zlib; sys.stdout.write(zlib.decompress(base64.b64decode(sys.argv[1]), -15).decode())"
    let answer = try PythonScript.run(text: unpacking, input: nil, String(packed))
    #expect(answer.output == (try wanted.file("windows-exporter.ps1")))
    #expect(properties["publisher"] == "Microsoft.Compute")
    #expect(properties["provisionAfterExtensions"] == nil)
    #expect(properties["suppressFailures"] == nil)
  }

  @Test func aCommandThatIsTooLongIsRefused() throws {
    let ranges = (0..<2000).map { YAMLValue.string("10.\($0 / 250).\($0 % 250).\($0 * 31 % 256)") }
    let wanted = try exampleExtension(.selfManaged, [(["extension", "firewall", "remoteAddresses"], .list(ranges))])
    let error = try #require(throws: ExtensionError.self) { _ = try wanted.files() }
    #expect(error.diagnostic.code == "VMX003")
    // The other extension has no such limit.
    var other = wanted
    other.runner = .runCommand
    let properties = try other.properties()
    #expect(properties["type"] == "RunCommandWindows")
    #expect(properties["provisionAfterExtensions"] == nil)
    #expect(properties["suppressFailures"] == nil)
    #expect(try other.file("windows-exporter.ps1").utf8.count > 30000)
  }

  @Test func settingsOfTheChartAreHeeded() throws {
    let changes: [(path: [String], value: YAMLValue)] = [
      (["exporter", "version"], "0.30.0"), (["extension", "msi", "sha256"], .string(String(repeating: "a", count: 64))),
      (["extension", "msi", "mirrorUrl"], "https://mirror.example/files//"), (["exporter", "collectors"], ["cpu", "os"]),
      (["exporter", "port"], .float(9200)), (["extension", "state"], "absent"), (["extension", "allowDowngrade"], true),
      (["extension", "dryRun"], true), (["extension", "nodeTimeoutSeconds"], 99),
      (["extension", "firewall", "remoteAddresses"], ["10.1.2.3/8", "fd00::1"]),
    ]
    let script = try exampleExtension(.aks, changes).file("windows-exporter.ps1")
    #expect(
      try parameters(script) == [
        "version": "0.30.0", "msiUrl": "https://mirror.example/files/windows_exporter-0.30.0-amd64.msi",
        "msiSha256": .string(String(repeating: "a", count: 64)), "collectors": "cpu,os", "listenPort": 9200,
        "firewallRemoteAddresses": ["10.0.0.0/8", "fd00::1"], "state": "absent", "allowDowngrade": true, "replaceWmiExporter": true,
        "dryRun": true, "timeoutSeconds": 99,
      ])
    let unmanaged = try exampleExtension(.aks, [(["extension", "firewall", "manage"], false)])
    #expect(try parameters(unmanaged.file("windows-exporter.ps1"))["firewallRemoteAddresses"] == [])
  }

  /// Whatever stands in a value, it cannot end the string that it stands in.
  @Test func valuesAreQuoted() throws {
    var wanted = try exampleExtension(.aks)
    wanted.msiURL = "https://x/it's \u{2019}@INSTALLER@'; exit"
    let script = try wanted.file("windows-exporter.ps1")
    #expect(script.utf8.allSatisfy { $0 < 0x7F })
    #expect(try parameters(script)["msiUrl"] == .string(wanted.msiURL))
    let line = try #require(script.split(separator: "\n").first { $0.hasPrefix("$wanted") })
    #expect(line.count { $0 == "'" } % 2 == 0)
  }

  @Test func theTagChangesWithTheScriptAlone() throws {
    let first = try exampleExtension(.aks).properties()["forceUpdateTag"]
    #expect(try exampleExtension(.selfManaged).properties()["forceUpdateTag"] == first)
    #expect(try exampleExtension(.aks, [(["exporter", "port"], 9183)]).properties()["forceUpdateTag"] != first)
  }

  @Test func aVersionNeedsItsChecksum() throws {
    let error = #expect(throws: ExtensionError.self) { try exampleExtension(.aks, [(["exporter", "version"], "0.32.0")]) }
    #expect(error == .unknownChecksum(version: "0.32.0"))
  }

  @Test func theCommandLineToolsKeysAreInItsOrder() throws {
    let keys = Array(try exampleExtension(.aks).properties().keys)
    #expect(keys == keys.sorted())
  }

  /// Write them anew with `make golden`.
  @Test(arguments: ScaleSetExtension.Platform.allCases)
  func golden(platform: ScaleSetExtension.Platform) throws {
    let folder = Project.path("Tests/VMExtensionTests/Golden/\(platform.rawValue)")
    let files = try exampleExtension(platform).files()
    if ProcessInfo.processInfo.environment["WINGEN_UPDATE"] == "1" {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for file in files { try Data(file.contents).write(to: URL(fileURLWithPath: "\(folder)/\(file.path)")) }
    }
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder)) == Set(files.map(\.path)))
    for file in files {
      let golden = try String(contentsOfFile: "\(folder)/\(file.path)", encoding: .utf8)
      #expect(String(decoding: file.contents, as: UTF8.self) == golden, "\(file.path) differs from its golden file; `make golden`")
    }
  }
}
