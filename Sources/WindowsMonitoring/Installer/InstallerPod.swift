import ChartModel
import Digest
import Kubernetes
import Templates

/// The installer's pod: runs as nobody, whom the image knows, because ssh refuses to start for a user without a name.
struct InstallerPod {
  /// The container whose exit statuses Jobs heed.
  static let container = "installer"
  private static let program = "/etc/wingen/installer"
  private static let heartbeat = "/tmp/alive"

  let settings: InstallerSettings
  let account: ObjectName
  let programs: ObjectName
  let configurationHelper: String

  /// Ends after one round, as Jobs want it.
  var once: PodSpec<Linux> { pod(command: Self.command + Self.configuration, restartPolicy: .never) }

  /// Goes on for ever; killed and started anew if its heartbeat stops, and replaced by a later chart whose program is another: unlike a
  /// Job's, it would never see the new one.
  var looping: PodSpec<Linux> {
    let heartbeat: [Expr<String>] = ["--alive-file", Expr(literal: Self.heartbeat)]
    return pod(
      command: Self.command + Self.configuration + ["--every", "\(settings.loop.intervalSeconds)"] + heartbeat,
      annotations: [Pair("checksum/program", Expr(literal: Self.checksum))],
      livenessProbe: Probe(
        .exec(Self.command + ["--check-alive"] + heartbeat), initialDelay: 30, period: 60, timeout: 20, failures: 3))
  }

  /// Over the program, which is fixed in a chart.
  private static let checksum = SHA256.hexDigest(ShippedText.installer.map(\.text).joined())

  private static let command: [Expr<String>] = ["python3", "-B", Expr(literal: "\(program)/install_windows_exporter.py")]
  private static let configuration: [Expr<String>] = ["--config", Expr(literal: "\(program)/config.json")]

  private func pod(
    command: [Expr<String>], restartPolicy: RestartPolicy? = nil, annotations: [Pair] = [], livenessProbe: Probe? = nil
  ) -> PodSpec<Linux> {
    let credentials = InstallerCredentials(settings: settings.credentials)
    return PodSpec<Linux>(
      serviceAccount: account, mountsServiceAccountToken: true, restartPolicy: restartPolicy, placement: settings.pod.placement(),
      securityContext: .restricted(user: 65534, fsGroup: 65534), imagePullSecrets: settings.image.pullSecrets,
      annotations: [Pair("checksum/config", Expr(.apply(.sha256, .helper(configurationHelper))))] + annotations,
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      Container(
        Self.container, image: settings.image.reference, pullPolicy: settings.image.pullPolicy.text, command: command,
        resources: .setting(settings.resources), securityContext: .restricted, livenessProbe: livenessProbe
      ) {
        Mount("program", at: Expr(literal: Self.program), readOnly: true)
        credentials.mount
        Mount("tmp", at: "/tmp")
      }
      Volume.configMap("program", programs)
      credentials.volumeOfSecrets
      Volume.memory("tmp", sizeLimit: "64Mi")
    }
  }
}
