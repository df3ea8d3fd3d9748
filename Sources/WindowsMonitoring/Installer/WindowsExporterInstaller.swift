public import ChartModel
import Kubernetes
import Templates

/// Installs windows_exporter on Windows nodes over SSH, as a Job, a CronJob, or both.
///
/// Needs no image of ours: the program is Python's standard library and OpenSSH's client, delivered in a ConfigMap.
public struct WindowsExporterInstaller: ChartElement {
  private let settings: InstallerSettings
  private let exporter: WindowsExporterSettings

  private static let account: ObjectName = "installer"
  private static let program: ObjectName = "installer"
  private static let knownHosts: ObjectName = "installer-known-hosts"
  private static let status: ObjectName = "installer-status"
  private static let ownSecret: ObjectName = "installer-credentials"
  private static let component = "installer"
  private static let container = "installer"
  private static let configurationHelper = "installer-config"

  public init(_ settings: InstallerSettings, exporter: WindowsExporterSettings) {
    self.settings = settings
    self.exporter = exporter
  }

  public var parts: [ChartPart] {
    If(settings.enabled) {
      CredentialRefusals(credentials: settings.credentials)
      ServiceAccount(Self.account, userAnnotations: settings.serviceAccount.annotations)
      permissions
      credentialsSecret
      configuration
      job
      cronJob
      InstallerNotes(
        settings: settings, component: Self.component, statusConfigMap: Self.status.expression(), usesOwnSecret: usesOwnSecret)
    }
  }

  // MARK: Permissions

  /// To read nodes, and to write the two ConfigMaps that the installer keeps; nothing else.
  private var permissions: Chart {
    Chart {
      ClusterRole(.clusterScoped("installer"), rules: [PolicyRule(apiGroups: [""], resources: ["nodes"], verbs: ["get", "list"])])
      ClusterRoleBinding(.clusterScoped("installer"), clusterRole: .clusterScoped("installer"), serviceAccounts: [Self.account])
      Role(
        "installer",
        rules: [
          PolicyRule(
            apiGroups: [""], resources: ["configmaps"], resourceNames: [Self.knownHosts, Self.status], verbs: ["get", "update", "patch"])
        ])
      RoleBinding("installer", role: "installer", serviceAccounts: [Self.account])
    }
  }

  // MARK: Configuration

  private var usesOwnSecret: Expr<Bool> { settings.credentials.username.isNonEmpty }

  private var credentialsSecret: Chart {
    Chart {
      ChartPart.helper(
        Helper(
          "installer-secret", "The Secret that the installer logs on with: the chart's own if a username is given.",
          text: .choose(if: usesOwnSecret, then: Self.ownSecret.expression(), else: settings.credentials.secretName)))
      If(usesOwnSecret) {
        Secret(
          Self.ownSecret, component: Self.component,
          stringData: [
            Pair("username", settings.credentials.username),
            Pair("password", settings.credentials.password.unlessEmpty),
            Pair("ssh-privatekey", settings.credentials.privateKey.unlessEmpty),
          ])
      }
    }
  }

  /// The Secret that the pods mount.
  private var secret: ObjectName { .exact(.helper("installer-secret")) }

  private var configuration: Chart {
    Chart {
      ChartPart.helper(
        Helper(
          Self.configurationHelper, "What the installer is told; it holds no secret.",
          .text(
            JSONText.lines([
              ("version", exporter.version.expression),
              ("msiSha256", exporter.msiSha256.expression),
              ("mirrorBaseUrl", exporter.msiMirrorUrl.expression),
              ("collectors", exporter.collectors.expression),
              ("listenPort", exporter.port.expression),
              ("firewallManage", settings.firewall.manage.expression),
              ("firewallRemoteAddresses", settings.firewall.remoteAddresses.expression),
              ("state", settings.state.expression),
              ("allowDowngrade", settings.allowDowngrade.expression),
              ("nodeSelector", settings.nodeLabelSelector.expression),
              ("concurrency", settings.concurrency.expression),
              ("connectTimeoutSeconds", settings.connectTimeoutSeconds.expression),
              ("sshPort", settings.sshPort.expression),
              ("nodeTimeoutSeconds", settings.nodeTimeoutSeconds.expression),
              ("credentialsDirectory", .string(Folder.credentials)),
              ("namespace", Release.namespace.expression),
              ("knownHostsConfigMap", Self.knownHosts.expression().expression),
              ("learnHostKeys", settings.hostKeys.learn.expression),
              ("statusConfigMap", Self.status.expression().expression),
              ("dryRun", settings.dryRun.expression),
            ]))))
      ConfigMap(
        Self.program,
        data: [DataEntry("config.json", helper: Self.configurationHelper)]
          + ShippedText.installer.map { DataEntry($0.name, text: $0.text) })
      // Their data is the installer's own: Helm leaves alone what it never wrote.
      ConfigMap(Self.knownHosts, component: Self.component, data: [])
      ConfigMap(Self.status, component: Self.component, data: [])
    }
  }

  // MARK: Runs

  private enum Folder {
    static let program = "/etc/wingen/installer"
    static let credentials = "/etc/wingen/credentials"
  }

  private var job: Chart {
    Chart {
      If(settings.job.enabled) {
        Job(
          "installer", backoffLimit: settings.backoffLimit, activeDeadline: settings.activeDeadlineSeconds,
          ttlAfterFinished: settings.ttlSecondsAfterFinished.orAbsent, podFailurePolicy: failurePolicy, pod: pod)
      }
    }
  }

  private var cronJob: Chart {
    Chart {
      If(settings.cronJob.enabled) {
        CronJob(
          "installer", schedule: settings.cronJob.schedule, timeZone: settings.cronJob.timeZone.orAbsent,
          suspend: settings.cronJob.suspend, startingDeadline: settings.cronJob.startingDeadlineSeconds,
          successfulJobsHistoryLimit: settings.cronJob.successfulJobsHistoryLimit,
          failedJobsHistoryLimit: settings.cronJob.failedJobsHistoryLimit, backoffLimit: settings.backoffLimit,
          activeDeadline: settings.activeDeadlineSeconds, ttlAfterFinished: settings.ttlSecondsAfterFinished.orAbsent,
          podFailurePolicy: failurePolicy, pod: pod)
      }
    }
  }

  /// The program ends with 2 if its configuration is wrong: trying again would not help.
  private var failurePolicy: PodFailurePolicy { .failJob(onExitCodes: [2], of: Self.container) }

  /// The pod of both: runs as nobody, whom the image knows, because ssh refuses to start for a user without a name.
  private var pod: PodSpec<Linux> {
    PodSpec<Linux>(
      serviceAccount: Self.account, mountsServiceAccountToken: true, restartPolicy: .never, placement: settings.pod.placement(),
      securityContext: .restricted(user: 65534, fsGroup: 65534), imagePullSecrets: settings.image.pullSecrets,
      annotations: [Pair("checksum/config", Expr(.apply(.sha256, .helper(Self.configurationHelper))))],
      userLabels: settings.pod.labels, userAnnotations: settings.pod.annotations
    ) {
      Container(
        Self.container, image: settings.image.reference, pullPolicy: settings.image.pullPolicy.text,
        command: ["python3", "-B", "\(Folder.program)/install_windows_exporter.py", "--config", "\(Folder.program)/config.json"],
        resources: .setting(settings.resources), securityContext: .restricted
      ) {
        Mount("program", at: Expr(literal: Folder.program), readOnly: true)
        Mount("credentials", at: Expr(literal: Folder.credentials), readOnly: true)
        Mount("tmp", at: "/tmp")
      }
      Volume.configMap("program", Self.program)
      Volume.secret("credentials", secret, defaultMode: 0o440)
      Volume.memory("tmp", sizeLimit: "64Mi")
    }
  }
}
