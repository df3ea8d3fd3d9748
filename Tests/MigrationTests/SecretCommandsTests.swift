import Foundation
import Migration
import TestSupport
import Testing

/// The commands of MIGRATION.md that take credentials from one Secret to another, run by a real shell. The program kubectl, which needs a
/// cluster, is a script that answers from a folder and keeps what it is given.
@Suite struct SecretCommandsTests {
  private static let kubectl = """
    #!/bin/sh
    printf '%s\\n' "$*" >>"$CLUSTER/calls"
    case "$3" in
      get) name=$5; key=${7##*.}; key=${key%\\}}; cat "$CLUSTER/$name.$key" | base64 --wrap 0 ;;
      create)
        for argument in "$@"; do
          case "$argument" in --from-file=*)
            file=${argument#--from-file=}; key=${file%%=*}; file=${file#*=}
            stat --format %a "$file" >>"$CLUSTER/modes"; dirname "$file" >"$CLUSTER/folder"
            cp "$file" "$CLUSTER/$6.$key" ;;
          esac
        done ;;
    esac
    """

  private func run(_ old: String, missing: String? = nil) throws -> (status: Int32, cluster: URL, said: String) {
    let guide = try OldValuesCase(name: old).migrate().text(of: "MIGRATION.md")
    let block = try #require(guide.split(separator: "```sh\n").dropFirst().first?.split(separator: "```").first)
    let cluster = FileManager.default.temporaryDirectory.appending(path: "wingen-secrets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: cluster, withIntermediateDirectories: true)
    try Self.kubectl.write(to: cluster.appending(path: "kubectl"), atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: cluster.path + "/kubectl")
    let held = [
      "logzio-windows-exporter-installer-secrets.username": "admin", "logzio-windows-exporter-installer-secrets.password": "p a$$\"w'd",
      "logz-secrets.logzio-metrics-shipping-token": "geheim",
    ]
    for (name, text) in held where name != missing { try text.write(to: cluster.appending(path: name), atomically: true, encoding: .utf8) }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", String(block).replacing("OLD=…", with: "OLD=old")]
    process.environment = ["PATH": cluster.path + ":/usr/bin:/bin", "CLUSTER": cluster.path]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, cluster, said)
  }

  private func text(_ cluster: URL, _ name: String) -> String? { try? String(contentsOf: cluster.appending(path: name), encoding: .utf8) }

  @Test func secretsAreTheSame() throws {
    let (status, cluster, said) = try run("credentials")
    defer { try? FileManager.default.removeItem(at: cluster) }
    #expect(status == 0)
    #expect(said == "")
    #expect(text(cluster, "windows-node-credentials.username") == "admin")
    #expect(text(cluster, "windows-node-credentials.password") == "p a$$\"w'd")
    #expect(text(cluster, "logzio-metrics.token") == "geheim")
    let calls = try #require(text(cluster, "calls"))
    #expect(calls.contains("--namespace old get secret logz-secrets") && !calls.contains("w'd") && !calls.contains("geheim"))
    #expect(text(cluster, "modes") == "600\n600\n600\n")
    let folder = try #require(text(cluster, "folder")).trimmingCharacters(in: .newlines)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  /// No Secret is made of nothing.
  @Test func aMissingSecretStopsThem() throws {
    let (status, cluster, _) = try run("credentials", missing: "logzio-windows-exporter-installer-secrets.password")
    defer { try? FileManager.default.removeItem(at: cluster) }
    #expect(status != 0)
    #expect(text(cluster, "windows-node-credentials.username") == nil)
  }

  /// The token stays where it is.
  @Test func ownSecret() throws {
    let (status, cluster, _) = try run("existing-secret")
    defer { try? FileManager.default.removeItem(at: cluster) }
    #expect(status == 0)
    #expect(text(cluster, "windows-node-credentials.password") == "p a$$\"w'd")
    #expect(text(cluster, "calls")?.contains("logzio-metrics") == false)
  }
}
