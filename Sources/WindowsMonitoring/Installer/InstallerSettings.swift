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
  @Setting("Put windows_exporter in the place of wmi_exporter, its predecessor, where a node has that. false leaves wmi_exporter as it is.")
  public var replaceWmiExporter: Expr<Bool> = true
  @SettingGroup("The MSI that is installed.") public var msi = PackageSettings()
  @SettingGroup("How the installer logs on to the nodes.") public var credentials = Credentials()
  @SettingGroup("Which host keys are trusted.") public var hostKeys = HostKeys()
  @SettingGroup("Who may reach the exporter's port on the nodes.") public var firewall = Firewall()
  @SettingGroup("Runs once at each installation or upgrade that changes anything.") public var job = OneTimeJob()
  @SettingGroup("Runs regularly, so that new nodes and those that lost the exporter get it.") public var cronJob = Regular()
  @SettingGroup("Runs all the time and looks at the nodes again and again: instead of the CronJob, for those who want no Jobs.")
  public var loop = Loop()
  @SettingGroup("What Kubernetes is told of the nodes.") public var events = Events()
  @Setting("Label selector of the nodes.", .pattern(.labelSelector, maxLength: 500), .nonEmpty)
  public var nodeLabelSelector: Expr<String> = "kubernetes.io/os=windows"
  @Setting("Port of SSH on the nodes.", .range(1...65535)) public var sshPort: Expr<Int> = 22
  @Setting(
    "Nodes that are worked on at once. Each takes about 2 MiB of memory, and 4 MiB if the node sends as much as it may, beside some 30 MiB for the program: resources.limits.memory of 256Mi is enough for 50 at once, 512Mi for 100.",
    .range(1...100))
  public var concurrency: Expr<Int> = 8
  @Setting("Seconds for the connection to a node.", .range(1...300)) public var connectTimeoutSeconds: Expr<Int> = 15
  @Setting("Seconds for all the work on one node.", .range(1...3600)) public var nodeTimeoutSeconds: Expr<Int> = 420
  @Setting("Only write to the log what would be done; nothing is changed on any node, and no host key pinned.") public var dryRun:
    Expr<Bool> = false
  @Setting(
    "Seconds after which a Job is ended, whatever it is doing. They cover all nodes and all retries: one run takes nodes / concurrency * nodeTimeoutSeconds at worst, rounded up to whole rounds, and there are up to 1 + backoffLimit runs. 1800 is enough for four rounds of 420 seconds: 32 nodes, eight at once, none of which answers.",
    .range(60...86400))
  public var activeDeadlineSeconds: Expr<Int> = 1800
  @Setting("How often a Job's failed run is tried again. One whose configuration is wrong is not.", .range(0...10)) public var backoffLimit:
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

  /// - Parameter enabled: the default, for charts that know other ways to the exporter.
  public init(enabled: Bool) {
    _enabled = Setting(wrappedValue: Expr(.boolean(enabled)), "Install windows_exporter on Windows nodes over SSH.")
  }

  /// What the installer is to see to.
  public enum State: String, SettingChoice {
    /// That the exporter is there and runs, or that it is gone.
    case present, absent
  }

  /// Whom the installer logs on as, on all nodes and on those of pools.
  public struct Credentials: ChartValues {
    @Setting(
      "Existing Secret with the key username and either password or ssh-privatekey, not both, for all nodes that no pool is for. Used unless a username is given here. While it is missing, these nodes are reported as failed.",
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
    @Setting(
      "Nodes that are logged on to with another Secret, by their labels. The first pool whose labels a node all has is the one; other nodes take the Secret above. Names must differ.",
      .unique)
    public var pools: Expr<[NodePoolCredentials]> = []

    public init() {}
  }

  /// Which host keys of nodes are trusted.
  public struct HostKeys: ChartValues {
    @Setting(
      "Pin the key that a node shows at the first connection with a private key (for a password see learnWithPassword), and anew once the name belongs to a new Node object, as after AKS replaced the machine. Otherwise only keys that are in the ConfigMap already are trusted. A key that changes without that is an error either way."
    )
    public var learn: Expr<Bool> = true
    @Setting(
      "Pin such keys also where the installer logs on with a password; otherwise a password is sent only to nodes whose key is in the ConfigMap already. The risk: a Linux node that was broken into can label itself a Windows node, listen on sshPort and be sent the administrator's password. With a private key there is no such risk, as nothing is sent that could be used again."
    )
    public var learnWithPassword: Expr<Bool> = false

    public init() {}
  }

  /// Whether and for whom the exporter's port is opened in the firewalls of nodes.
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

  /// The installer's ServiceAccount.
  public struct Account: ChartValues {
    @Setting("Annotations of the ServiceAccount.") public var annotations: Expr<[String: String]> = [:]

    public init() {}
  }

  /// Events on nodes about what the installer did there.
  public struct Events: ChartValues {
    @Setting(
      "Make an Event on each node that was changed or failed, which kubectl describe node shows. Events on nodes lie in the namespace default: the chart makes a Role there that lets the installer create them, and nothing else."
    )
    public var enabled: Expr<Bool> = true

    public init() {}
  }

  /// A Job that runs when the chart, or something that it depends on, changes.
  public struct OneTimeJob: ChartValues {
    @Setting("Make the Job.") public var enabled: Expr<Bool> = true
    @Setting(
      "Make it a Helm hook that runs after every installation and upgrade. Helm then waits for it, and a node that fails makes the release fail. Give Helm a --timeout longer than activeDeadlineSeconds. helm uninstall leaves a hook's Job to ttlSecondsAfterFinished."
    )
    public var asHook: Expr<Bool> = false

    public init() {}
  }

  /// A Deployment that looks for nodes again and again, in place of a CronJob.
  public struct Loop: ChartValues {
    @Setting(
      "Make the Deployment. Its drawback: a pod that holds administrators' credentials runs all the time, while the CronJob's pods hold them only as long as they run. Set cronJob.enabled to false beside it."
    )
    public var enabled: Expr<Bool> = false
    @Setting("Seconds from the end of one round to the next.", .range(10...86400)) public var intervalSeconds: Expr<Int> = 600

    public init() {}
  }

  /// A CronJob that looks for new nodes.
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

/// Nodes that have an administrator of their own.
public struct NodePoolCredentials: ChartValues, SettingElement {
  @Setting("Short name, part of a folder's name in the installer's pods.", .pattern(.dnsLabel(maxLength: 40)))
  public var name: Expr<String> = "windows"
  @Setting(
    "Labels that a node must all have, such as kubernetes.azure.com/agentpool: win25.",
    .type(.map(keys: .qualifiedName, values: .string(.labelValue))), .minEntries(1))
  public var nodeSelector: Expr<[String: String]> = ["kubernetes.azure.com/agentpool": "windows"]
  @Setting(
    "Existing Secret with the key username and either password or ssh-privatekey. While it is missing, only these nodes are reported as failed.",
    .pattern(.dnsSubdomain, maxLength: 253))
  public var secretName: Expr<String> = "windows-node-credentials"

  public init() {}
}
