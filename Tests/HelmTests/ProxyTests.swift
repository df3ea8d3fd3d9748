import ChartModel
import Foundation
import HelmValues
import Kubernetes
import TestSupport
import Testing
import WindowsMonitoring
import YAML

/// What the proxy's settings do to its pods.
struct ProxyTests {
  private struct ProxySpec: ChartSpec {
    static let info = ChartInfo(name: "agent", version: "1.0.0", appVersion: "1.0.0", summary: "A proxy alone.")

    struct Settings: ChartValues {
      @SettingGroup("The exporter.") var exporter = WindowsExporterSettings()
      @SettingGroup("The proxy.") var proxy = ProxySettings()
    }

    static func chart(_ values: Settings) -> Chart {
      Chart { WindowsNodeProxy(values.proxy, exporter: values.exporter, reachedBy: ["collector", "node-windows"]) }
    }
  }

  private func render(_ proxy: YAMLMap) throws -> Rendering {
    let chart = try ChartDefinition(ProxySpec.self)
    let combined = try ValuesMerge.combine(files: [["proxy": .map(proxy)]], sets: [], defaults: chart.settings.defaults).values
    #expect(chart.settings.violations(of: combined) == [])
    return Evaluator(chart).render(combined, release: ReleaseFacts(name: "demo", namespace: "monitoring"))
  }

  private func pod(_ proxy: YAMLMap) throws -> YAMLValue {
    let objects = try render(proxy).objects.map(\.value)
    return try #require(objects.first { $0["kind"] == "DaemonSet" }?["spec"]?["template"]?["spec"])
  }

  private func container(_ pod: YAMLValue) throws -> YAMLValue { try #require(pod["containers"]?.list?.first) }

  private func environment(_ container: YAMLValue) -> [String: YAMLValue] {
    let pairs = (container["env"]?.list ?? []).compactMap { entry in entry["name"]?.string.map { ($0, entry["value"] ?? .null) } }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private func names(_ list: YAMLValue?) -> [String] { (list?.list ?? []).compactMap { $0["name"]?.string } }

  private static let probes = ["startupProbe", "livenessProbe", "readinessProbe"]

  @Test func withoutProtectionThereIsNoSecret() throws {
    let pod = try pod([:])
    let container = try container(pod)
    #expect(names(pod["volumes"]) == ["scripts", "nginx"])
    #expect(names(container["volumeMounts"]) == ["scripts", "nginx"])
    #expect(environment(container).keys.sorted() == ["HOST_IP", "LISTEN_PORT", "UPSTREAM_PORT"])
    for probe in Self.probes { #expect(container[probe]?["httpGet"]?["scheme"] == "HTTP") }
  }

  /// Only what the proxy itself needs: neither the authority nor the collectors' clear password lands on Windows nodes.
  @Test(arguments: [
    (true, "", ["tls.crt", "tls.key"]), (false, "metrics", ["htpasswd"]), (true, "metrics", ["tls.crt", "tls.key", "htpasswd"]),
  ])
  func protectedProxyMountsItsOwnKeys(tls: Bool, username: String, keys: [String]) throws {
    let pod = try pod(["protection": ["tls": .bool(tls), "username": .string(username), "secretName": "own"]])
    let container = try container(pod)
    let volume = try #require(pod["volumes"]?.list?.first { $0["name"] == "secrets" }?["secret"])
    #expect(volume["secretName"] == "own")
    #expect(volume["optional"] == nil)
    #expect(volume["items"]?.list?.compactMap { $0["key"]?.string } == keys)
    #expect(volume["items"]?.list?.compactMap { $0["path"]?.string } == keys)
    let mount = try #require(container["volumeMounts"]?.list?.first { $0["name"] == "secrets" })
    #expect(mount["readOnly"] == true)
    #expect(names(pod["initContainers"]?.list?.first?["volumeMounts"]) == ["scripts", "nginx"])
    let environment = environment(container)
    #expect(environment["PROXY_TLS"] == (tls ? "true" : nil))
    #expect(environment["PROXY_USER"] == (username.isEmpty ? nil : .string(username)))
    for probe in Self.probes { #expect(container[probe]?["httpGet"]?["scheme"] == (tls ? "HTTPS" : "HTTP")) }
  }

  @Test func notesSayHowToMakeTheSecret() throws {
    #expect(try !render([:]).notes.contains("kubectl create secret"))
    let tls = try render(["protection": ["tls": true, "serverName": "proxy.example.com"]]).notes
    #expect(
      tls.contains(
        "kubectl create secret generic windows-exporter-proxy --namespace monitoring --from-file=tls.crt --from-file=tls.key --from-file=ca.crt\n"
      ))
    #expect(tls.contains("proxy.example.com"))
    #expect(!tls.contains("htpasswd"))
    let both = try render(["protection": ["tls": true, "username": "o'neil"]]).notes
    #expect(both.contains(#"printf '%s:' 'o'\''neil'; openssl passwd -apr1 -stdin < password"#))
    #expect(both.contains("--from-file=ca.crt --from-file=htpasswd --from-file=password\n"))
    #expect(!both.contains("clear text"))
    #expect(try render(["protection": ["username": "metrics"]]).notes.contains("clear text"))
  }

  /// The command as it stands in the notes, run by a real shell and OpenSSL.
  @Test func commandOfTheNotesMakesAFileThatKnowsTheUser() throws {
    let notes = try render(["protection": ["tls": true, "username": #"o'neil "$HOME" \"#]]).notes
    let command = try #require(notes.split(separator: "\n").first { $0.contains("> htpasswd") })
    let script = """
      import pathlib, subprocess, sys, tempfile
      with tempfile.TemporaryDirectory() as folder:
          pathlib.Path(folder, "password").write_text("s3cret")
          subprocess.run(["sh", "-euc", open(sys.argv[1]).read()], cwd=folder, check=True)
          user, hashed = pathlib.Path(folder, "htpasswd").read_text().rsplit(":", 1)
          salt = hashed.split("$")[2]
          again = subprocess.run(["openssl", "passwd", "-apr1", "-salt", salt, "s3cret"], capture_output=True, text=True).stdout
          print(user, hashed == again)
      """
    let run = try PythonScript.run(text: script, input: String(command))
    #expect(run.output == #"o'neil "$HOME" \ True"# + "\n")
  }

  @Test func imageWithNginxDownloadsNothing() throws {
    let fetching = try pod([:])
    #expect(names(fetching["initContainers"]) == ["fetch-nginx"])
    let pod = try pod(["nginx": ["inImage": true]])
    #expect(pod["initContainers"] == nil)
    let program = try #require(environment(try container(pod))["NGINX_PROGRAM"]?.string)
    let dockerfile = try text("templates/proxy/Dockerfile")
    #expect(dockerfile.contains("\nENV NGINX_PROGRAM=\(program)\n"))
    #expect(dockerfile.contains("\nCOPY --from=fetched /nginx-dist/nginx/ /nginx/\n") && program == #"C:\nginx\nginx.exe"#)
  }

  /// The same release of nginx, and the scripts where the chart mounts its own over them.
  @Test func dockerfileAgreesWithTheChart() throws {
    let dockerfile = try text("templates/proxy/Dockerfile")
    let initContainer = try #require(try pod([:])["initContainers"]?.list?.first)
    for (name, value) in environment(initContainer) { #expect(dockerfile.contains("\nARG \(name)=\(value.string ?? "?")\n")) }
    let command = try #require(try container(try pod([:]))["command"]?.list)
    let entryPoint = "[" + command.map { JSONWriter.text(for: $0, pretty: false) }.joined(separator: ", ") + "]"
    #expect(dockerfile.hasSuffix("\nENTRYPOINT \(entryPoint)\n"))
  }

  /// A setting that a script does not read would do nothing.
  @Test func scriptsReadWhatTheChartSets() throws {
    let pod = try pod(["nginx": ["inImage": true], "protection": ["tls": true, "username": "metrics"]])
    let start = try text("templates/proxy/start_proxy.ps1")
    for name in environment(try container(pod)).keys { #expect(start.contains("'\(name)'"), "\(name)") }
    let fetch = try text("templates/proxy/fetch_nginx.ps1")
    for name in environment(try #require(try self.pod([:])["initContainers"]?.list?.first)).keys { #expect(fetch.contains("'\(name)'")) }
    let folders = (try container(pod)["volumeMounts"]?.list ?? []).compactMap { $0["mountPath"]?.string }
    #expect(folders == [#"C:\wingen"#, #"C:\nginx-dist"#, #"C:\wingen-secrets"#])
    for folder in folders.dropFirst() { #expect(start.contains("'\(folder)'")) }
  }

  @Test func configMapHoldsWhatRunsAndNothingElse() throws {
    let configMap = try #require(try render([:]).objects.map(\.value).first { $0["kind"] == "ConfigMap" })
    #expect(
      configMap["data"]?.map?.entries.map(\.key).sorted() == ["fetch_nginx.ps1", "nginx.conf", "start_proxy.ps1", "stop_proxy.ps1"])
  }

  /// Waiting for scrapes under way is worth nothing if Kubernetes does not wait.
  @Test func hookEndsWithinTheGracePeriod() throws {
    let pod = try pod([:])
    let hook = try #require(try container(pod)["lifecycle"]?["preStop"]?["exec"]?["command"]?.list)
    #expect(hook.last == #"C:\wingen\stop_proxy.ps1"#)
    let grace = try #require(pod["terminationGracePeriodSeconds"]?.int)
    let wait = try #require(try text("templates/proxy/stop_proxy.ps1").firstMatch(of: /-lt ([0-9]+) .*-Milliseconds ([0-9]+)/))
    let seconds = try #require(Int(wait.1)) * #require(Int(wait.2)) / 1000
    #expect(seconds == 20)
    #expect(seconds < Int(grace))
  }

  @Test func policyAdmitsEveryCollectorAndNobodyElse() throws {
    #expect(try !render([:]).objects.contains { $0.value["kind"] == "NetworkPolicy" })
    let objects = try render(["networkPolicy": ["enabled": true], "port": 9200]).objects.map(\.value)
    let rules = try #require(objects.first { $0["kind"] == "NetworkPolicy" }?["spec"]?["ingress"]?.list)
    #expect(rules.count == 1)
    let components = rules.first?["from"]?.list?.compactMap {
      $0["podSelector"]?["matchLabels"]?["app.kubernetes.io/component"]?.string
    }
    #expect(components == ["collector", "node-windows"])
    #expect(rules.first?["ports"] == [["protocol": "TCP", "port": 9200]])
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: Project.path(path), encoding: .utf8) }
}
