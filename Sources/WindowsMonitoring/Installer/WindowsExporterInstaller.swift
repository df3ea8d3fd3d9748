public import ChartModel
import Kubernetes
import Templates

/// Installs windows_exporter on Windows nodes over SSH: as a Job, a CronJob, a Deployment that goes on for ever, or several of these.
///
/// Needs no image of ours: the program is Python's standard library and OpenSSH's client, delivered in a ConfigMap.
public struct WindowsExporterInstaller: ChartElement {
  private let settings: InstallerSettings
  private let exporter: WindowsExporterSettings

  private static let account: ObjectName = "installer"
  private static let program: ObjectName = "installer"
  private static let knownHosts: ObjectName = "installer-known-hosts"
  private static let status: ObjectName = "installer-status"
  private static let eventRole = ObjectName.clusterScoped("installer-events")
  private static let component = "installer"
  private static let configurationHelper = "installer-config"

  /// - Parameter exporter: what all strategies know of the exporter: release, collectors, port.
  public init(_ settings: InstallerSettings, exporter: WindowsExporterSettings) {
    self.settings = settings
    self.exporter = exporter
  }

  /// The Jobs and the CronJob, as kube-state-metrics names them. Names are cut to different lengths, with the suffix behind the cut: a
  /// CronJob's to 52 characters, a Job's to 63 with eight of a digest behind it (`ObjectName.expression(limit:)`).
  static func jobs(_ settings: InstallerSettings) -> WindowsExporters.Installer {
    func cut(_ length: Int) -> Expr<String> { ObjectName.scoped("").expression(limit: length).replacing(".", with: "[.]") }
    let (ofCronJob, ofJob) = (cut(52 - "-installer".utf8.count), cut(63 - "-installer-".utf8.count - 8))
    return WindowsExporters.Installer(
      isEnabled: settings.enabled, isScheduled: settings.enabled && settings.cronJob.enabled && !settings.cronJob.suspend,
      namePattern: .choose(if: ofCronJob == ofJob, then: "\(ofJob)-installer", else: "(\(ofCronJob)|\(ofJob))-installer"))
  }

  public var parts: [ChartPart] {
    If(settings.enabled) {
      CredentialRefusals(credentials: settings.credentials)
      exporter.refusals
      If(settings.state.is(.present)) { settings.msi.refusal(of: exporter.version) }
      ServiceAccount(Self.account, userAnnotations: settings.serviceAccount.annotations)
      permissions
      credentials.secret(component: Self.component)
      configuration
      job
      cronJob
      loop
      InstallerNotes(
        settings: settings, component: Self.component, statusConfigMap: Self.status.expression(),
        knownHostsConfigMap: Self.knownHosts.expression(), usesOwnSecret: credentials.usesOwnSecret)
    }
  }

  // MARK: Permissions

  /// To list nodes, to read the host keys, to patch the two ConfigMaps that the installer keeps, and to create Events; nothing else.
  private var permissions: Chart {
    Chart {
      ClusterRole(.clusterScoped("installer"), rules: [PolicyRule(apiGroups: [""], resources: ["nodes"], verbs: ["list"])])
      ClusterRoleBinding(.clusterScoped("installer"), clusterRole: .clusterScoped("installer"), serviceAccounts: [Self.account])
      Role(
        "installer",
        rules: [
          PolicyRule(apiGroups: [""], resources: ["configmaps"], resourceNames: [Self.knownHosts], verbs: ["get", "patch"]),
          PolicyRule(apiGroups: [""], resources: ["configmaps"], resourceNames: [Self.status], verbs: ["patch"]),
        ])
      RoleBinding("installer", role: "installer", serviceAccounts: [Self.account])
      If(settings.events.enabled) {
        // Events on nodes must lie there (kubernetes/kubernetes pkg/apis/core/validation/events.go, legacyValidateEvent).
        Role(
          Self.eventRole, namespace: "default", component: Self.component,
          rules: [PolicyRule(apiGroups: [""], resources: ["events"], verbs: ["create"])])
        RoleBinding(
          Self.eventRole, namespace: "default", component: Self.component, role: Self.eventRole, serviceAccounts: [Self.account])
      }
    }
  }

  // MARK: Configuration

  private var credentials: InstallerCredentials { InstallerCredentials(settings: settings.credentials) }

  private var configuration: Chart {
    Chart {
      ChartPart.helper(settings.msi.checksumHelper(version: exporter.version))
      ChartPart.helper(
        Helper(
          Self.configurationHelper, "What the installer is told; it holds no secret.",
          .text(
            JSONText.lines(
              [
                ("version", exporter.version.expression),
                ("msiSha256", settings.msi.sha256(of: exporter.version).expression),
                ("mirrorBaseUrl", settings.msi.mirrorUrl.expression),
                ("collectors", exporter.collectors.expression),
                ("listenPort", exporter.port.expression),
                ("firewallManage", settings.firewall.manage.expression),
                ("firewallRemoteAddresses", settings.firewall.remoteAddresses.expression),
                ("state", settings.state.expression),
                ("allowDowngrade", settings.allowDowngrade.expression),
                ("replaceWmiExporter", settings.replaceWmiExporter.expression),
                ("nodeSelector", settings.nodeLabelSelector.expression),
                ("concurrency", settings.concurrency.expression),
                ("connectTimeoutSeconds", settings.connectTimeoutSeconds.expression),
                ("sshPort", settings.sshPort.expression),
                ("nodeTimeoutSeconds", settings.nodeTimeoutSeconds.expression),
                ("namespace", Release.namespace.expression),
                ("knownHostsConfigMap", Self.knownHosts.expression().expression),
                ("learnHostKeys", settings.hostKeys.learn.expression),
                ("learnHostKeysWithPassword", settings.hostKeys.learnWithPassword.expression),
                ("statusConfigMap", Self.status.expression().expression),
                ("events", settings.events.enabled.expression),
                ("dryRun", settings.dryRun.expression),
              ], list: ("credentials", credentials.configuration)))))
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

  private var pod: InstallerPod {
    InstallerPod(settings: settings, account: Self.account, programs: Self.program, configurationHelper: Self.configurationHelper)
  }

  private var job: Chart {
    Chart {
      If(settings.job.enabled) {
        If(settings.job.asHook) {
          oneTimeJob(hook: HelmHook(.postInstall, .postUpgrade))
        } else: {
          oneTimeJob(hook: nil)
        }
      }
    }
  }

  private func oneTimeJob(hook: HelmHook?) -> Job {
    Job(
      "installer", backoffLimit: settings.backoffLimit, activeDeadline: settings.activeDeadlineSeconds,
      ttlAfterFinished: settings.ttlSecondsAfterFinished.orAbsent, podFailurePolicy: failurePolicy, hook: hook, pod: pod.once)
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
          podFailurePolicy: failurePolicy, pod: pod.once)
      }
    }
  }

  /// The program ends with 2 if its configuration is wrong: trying again would not help.
  private var failurePolicy: PodFailurePolicy { .failJob(onExitCodes: [2], of: InstallerPod.container) }

  /// One pod at a time: two would only wait for each other at every node. The label keeps Jobs' pods out of its selector.
  private var loop: Chart {
    Chart {
      If(settings.loop.enabled) {
        Deployment(
          "installer", replicas: 1, strategy: .recreate, selectorLabels: [Pair("installer-run", "loop")], pod: pod.looping)
      }
    }
  }
}
