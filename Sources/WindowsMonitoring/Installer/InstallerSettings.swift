public import ChartModel
public import Kubernetes
import YAML

/// The settings of the installer over SSH.
public struct InstallerSettings: ChartValues {
  @Setting("Install windows_exporter on Windows nodes over SSH.") public var enabled: Expr<Bool> = true
  @SettingGroup("Image with Python 3.9 or later and OpenSSH's client: the full official python image has both, slim has no ssh.")
  public var image = ImageSettings(registry: "docker.io", repository: "library/python", tag: "3.13.14-bookworm")
  @Setting(
    "What is wanted on the nodes: present, or absent to take windows_exporter off all of them. Do that before uninstalling the chart, which itself leaves the nodes as they are."
  )
  public var state: Expr<State> = Expr(.present)
  @Setting("Replace a newer windows_exporter by an older one. Otherwise a node with a newer one is reported as failed.")
  public var allowDowngrade: Expr<Bool> = false
  @SettingGroup("How the installer logs on to the nodes.") public var credentials = Credentials()
  @SettingGroup("Which host keys are trusted.") public var hostKeys = HostKeys()
  @SettingGroup("Who may reach the exporter's port on the nodes.") public var firewall = Firewall()
  @SettingGroup("Runs once at each installation or upgrade that changes anything.") public var job = OneTimeJob()
  @SettingGroup("Runs regularly, so that new nodes and those that lost the exporter get it.") public var cronJob = Regular()
  @Setting("Label selector of the nodes.", .pattern(.line, maxLength: 500), .nonEmpty)
  public var nodeLabelSelector: Expr<String> = "kubernetes.io/os=windows"
  @Setting("Port of SSH on the nodes.", .range(1...65535)) public var sshPort: Expr<Int> = 22
  @Setting("Nodes that are worked on at once.", .range(1...100)) public var concurrency: Expr<Int> = 8
  @Setting("Seconds for the connection to a node.", .range(1...300)) public var connectTimeoutSeconds: Expr<Int> = 15
  @Setting("Seconds for all the work on one node.", .range(1...3600)) public var nodeTimeoutSeconds: Expr<Int> = 420
  @Setting("Only write to the log what would be done; nothing is changed on any node, and no host key pinned.") public var dryRun:
    Expr<Bool> = false
  @Setting("Seconds after which a run is ended, whatever it is doing.", .range(60...86400))
  public var activeDeadlineSeconds: Expr<Int> = 1800
  @Setting("How often a failed run is tried again. One whose configuration is wrong is not.", .range(0...10)) public var backoffLimit:
    Expr<Int> = 2
  @Setting(
    "Seconds after which a finished run is deleted, with its log. null keeps it: needed with GitOps, which would make the deleted Job again.",
    .range(0...2_592_000))
  public var ttlSecondsAfterFinished: Expr<Int?> = Expr(.integer(86400))
  @SettingGroup("The installer's ServiceAccount.") public var serviceAccount = Account()
  @Setting("What the containers may use.") public var resources: Expr<ResourceRequirements> = .yaml([
    "requests": ["cpu": "50m", "memory": "64Mi"], "limits": ["memory": "256Mi"],
  ])
  @SettingGroup("The installer's pods, on Linux nodes.")
  public var pod = PodSettings()

  public init() {}

  /// What the installer is to see to.
  public enum State: String, SettingChoice {
    case present, absent
  }

  public struct Credentials: ChartValues {
    @Setting(
      "Existing Secret with the key username and either password or ssh-privatekey, not both. Used unless a username is given here.",
      .pattern(.dnsSubdomain, maxLength: 253))
    public var secretName: Expr<String> = "windows-node-credentials"
    @Setting(
      "User name of an administrator of the nodes: name, DOMAIN\\name or name@domain. Needs either password or privateKey beside it. Given here, the chart makes the Secret, and the credentials lie in Helm's release record too.",
      .pattern(.optional(.windowsUserName), maxLength: 104))
    public var username: Expr<String> = ""
    @Setting("Password of the user, unless privateKey is given.", .pattern(.line, maxLength: 256), .secret) public var password:
      Expr<String> = ""
    @Setting(
      "Private key of the user in OpenSSH's format and without a passphrase, instead of a password.", .pattern(.lines, maxLength: 20000),
      .secret)
    public var privateKey: Expr<String> = ""

    public init() {}
  }

  public struct HostKeys: ChartValues {
    @Setting(
      "Pin the key that a node shows at the first connection, and anew once the name belongs to a new Node object, as after AKS replaced the machine. Otherwise only keys that are in the ConfigMap already are trusted. A key that changes without that is an error either way."
    )
    public var learn: Expr<Bool> = true

    public init() {}
  }

  public struct Firewall: ChartValues {
    @Setting(
      "Open the exporter's port in the node's firewall, for remoteAddresses only. false leaves the firewall alone: the port stays closed unless something else opens it."
    )
    public var manage: Expr<Bool> = true
    @Setting(
      "Addresses and CIDR ranges that may reach the exporter. Empty: the node's own pods, by its spec.podCIDRs; where a node has none, as with Azure CNI and pods in the virtual network, its subnet (LocalSubnet). Pods in a subnet of their own must be named here.",
      .pattern(.network), .unique)
    public var remoteAddresses: Expr<[String]> = []

    public init() {}
  }

  public struct Account: ChartValues {
    @Setting("Annotations of the ServiceAccount.") public var annotations: Expr<[String: String]> = [:]

    public init() {}
  }

  public struct OneTimeJob: ChartValues {
    @Setting("Make the Job.") public var enabled: Expr<Bool> = true

    public init() {}
  }

  public struct Regular: ChartValues {
    @Setting("Make the CronJob. It keeps the credentials of the nodes mounted in every run.") public var enabled: Expr<Bool> = true
    @Setting("When to look.") public var schedule: Expr<CronSchedule> = "*/10 * * * *"
    @Setting(
      "Time zone of the schedule, such as Europe/Berlin.", .pattern(.repeated(.one(ScalarSet(ascii: "A-Za-z0-9_+/-")), min: 1, max: 60)))
    public var timeZone: Expr<String?>
    @Setting("Skip all runs for now.") public var suspend: Expr<Bool> = false
    @Setting("Successful runs to keep.", .range(0...100)) public var successfulJobsHistoryLimit: Expr<Int> = 1
    @Setting("Failed runs to keep.", .range(0...100)) public var failedJobsHistoryLimit: Expr<Int> = 3
    @Setting("Seconds a run may start late.", .range(10...86400)) public var startingDeadlineSeconds: Expr<Int> = 300

    public init() {}
  }
}
