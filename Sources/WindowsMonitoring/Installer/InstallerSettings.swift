public import ChartModel
public import Kubernetes
import YAML

/// The settings of the installer over SSH.
public struct InstallerSettings: ChartValues {
  @Setting("Install windows_exporter on Windows nodes over SSH.") public var enabled: Expr<Bool> = true
  @SettingGroup("Image with Python 3.9 or later and OpenSSH's client: the full official python image has both, slim has no ssh.")
  public var image = ImageSettings(registry: "docker.io", repository: "library/python", tag: "3.13.14-bookworm")
  @SettingGroup("How the installer logs on to the nodes.") public var credentials = Credentials()
  @SettingGroup("Which host keys are trusted.") public var hostKeys = HostKeys()
  @SettingGroup("Runs once at each installation or upgrade that changes anything.") public var job = OneTimeJob()
  @SettingGroup("Runs regularly, so that new nodes and those that lost the exporter get it.") public var cronJob = Regular()
  @Setting("Label selector of the nodes.", .pattern(.line, maxLength: 500), .nonEmpty)
  public var nodeLabelSelector: Expr<String> = "kubernetes.io/os=windows"
  @Setting("Nodes that are worked on at once.", .range(1...100)) public var concurrency: Expr<Int> = 8
  @Setting("Seconds for the connection to a node.", .range(1...300)) public var connectTimeoutSeconds: Expr<Int> = 15
  @Setting("Seconds for all the work on one node.", .range(1...3600)) public var nodeTimeoutSeconds: Expr<Int> = 420
  @Setting(
    "Addresses and CIDR ranges that may reach the exporter through the node's firewall, such as the pod network. Empty leaves the firewall alone.",
    .pattern(InstallerSettings.network), .unique)
  public var firewallRemoteAddresses: Expr<[String]> = []
  @Setting("Only report what would be done.") public var dryRun: Expr<Bool> = false
  @Setting("Seconds after which a run is ended, whatever it is doing.", .range(60...86400))
  public var activeDeadlineSeconds: Expr<Int> = 1800
  @Setting("How often a failed run is tried again.", .range(0...10)) public var backoffLimit: Expr<Int> = 2
  @Setting("Seconds after which a finished run is deleted, with its log.", .range(0...2_592_000))
  public var ttlSecondsAfterFinished: Expr<Int> = 86400
  @SettingGroup("The installer's pods, on Linux nodes.")
  public var pod = PodSettings(resources: [
    "requests": ["cpu": "50m", "memory": "64Mi"], "limits": ["memory": "256Mi"],
  ])

  public init() {}

  private static let network = TextPattern.sequence([
    .repeated(.one(ScalarSet(ascii: "0-9a-fA-F.:")), min: 2, max: 45),
    .optional(.sequence([.text("/"), .repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 3)])),
  ])

  public struct Credentials: ChartValues {
    @Setting(
      "Existing Secret with the key username and either password or ssh-privatekey. Used unless a username is given here.",
      .pattern(.dnsSubdomain, maxLength: 253))
    public var secretName: Expr<String> = "windows-node-credentials"
    @Setting(
      "User name of an administrator of the nodes. Given here, the chart makes the Secret, and the credentials lie in Helm's release record too.",
      .pattern(.line, maxLength: 104))
    public var username: Expr<String> = ""
    @Setting("Password of the user.", .pattern(.line, maxLength: 256), .secret) public var password: Expr<String> = ""
    @Setting("Private key of the user in OpenSSH's format, instead of a password.", .pattern(.lines, maxLength: 20000), .secret)
    public var privateKey: Expr<String> = ""

    public init() {}
  }

  public struct HostKeys: ChartValues {
    @Setting("Pin the key that a node shows at the first connection. Otherwise only keys that are in the ConfigMap already are trusted.")
    public var learn: Expr<Bool> = true

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
