import YAML

/// A change to a good pod, and the finding that it must bring.
struct Mutation: Sendable, CustomStringConvertible {
  struct Change: Sendable {
    /// From the pod's specification.
    var path: [PathElement]
    /// Nil removes the field.
    var value: YAMLValue?
  }

  var base: MutationBase
  var changes: [Change]
  var code: String
  /// Where the finding is, from the pod's specification.
  var place: [PathElement]

  var description: String { "\(base), \(changes.map { written($0.path) }.joined(separator: " and ")): \(code)" }

  /// The object with all changes.
  func object() throws -> YAMLValue {
    try changes.reduce(base.object()) { $0.setting(base.pod + $1.path, to: $1.value) }
  }

  /// A field added to the pod, or to each of its containers.
  private static func adding(_ code: String, _ path: [PathElement], _ value: YAMLValue, to bases: [MutationBase] = windows) -> [Mutation] {
    bases.map { Mutation(base: $0, changes: [.init(path: path, value: value)], code: code, place: path) }
  }

  private static func addingToContainers(_ code: String, _ field: String, _ value: YAMLValue) -> [Mutation] {
    let path: [PathElement] = ["securityContext", .key(field)]
    return adding(code, ["containers", 0] + path, value) + adding(code, ["initContainers", 0] + path, value, to: withInitContainer)
  }

  private static func addingToBoth(_ code: String, _ field: String, _ value: YAMLValue) -> [Mutation] {
    adding(code, ["securityContext", .key(field)], value) + addingToContainers(code, field, value)
  }

  private static let windows: [MutationBase] = [.windowsPod, .hostProcessDaemonSet, .windowsCronJob]
  private static let withInitContainer: [MutationBase] = [.windowsPod, .hostProcessDaemonSet]
  private static let options: [PathElement] = ["securityContext", "windowsOptions"]

  /// What the API server refuses on Windows pods, every field of it; on Linux pods, the same must bring nothing.
  static let linuxFields: [Mutation] =
    adding("WIN001", ["hostPID"], true)
    + adding("WIN002", ["hostIPC"], true)
    + adding("WIN003", ["hostUsers"], true) + adding("WIN003", ["hostUsers"], false)
    + adding("WIN004", ["shareProcessNamespace"], true) + adding("WIN004", ["shareProcessNamespace"], false)
    + adding("WIN005", ["resources"], ["limits": ["memory": "2Gi"]])
    + addingToBoth("WIN006", "seLinuxOptions", ["level": "s0"])
    + adding("WIN006", ["securityContext", "seLinuxChangePolicy"], "Recursive")
    + addingToBoth("WIN007", "seccompProfile", ["type": "RuntimeDefault"])
    + addingToBoth("WIN008", "appArmorProfile", ["type": "RuntimeDefault"])
    + adding("WIN009", ["securityContext", "fsGroup"], 2000)
    + adding("WIN009", ["securityContext", "fsGroupChangePolicy"], "Always")
    + adding("WIN010", ["securityContext", "sysctls"], [["name": "kernel.shm_rmid_forced", "value": "1"]])
    + addingToBoth("WIN011", "runAsUser", 1000)
    + addingToBoth("WIN011", "runAsGroup", 1000)
    + adding("WIN012", ["securityContext", "supplementalGroups"], [4000])
    + adding("WIN012", ["securityContext", "supplementalGroupsPolicy"], "Merge")
    + addingToContainers("WIN013", "capabilities", ["drop": ["ALL"]])
    + addingToContainers("WIN014", "readOnlyRootFilesystem", true) + addingToContainers("WIN014", "readOnlyRootFilesystem", false)
    + addingToContainers("WIN015", "privileged", true) + addingToContainers("WIN015", "privileged", false)
    + addingToContainers("WIN016", "allowPrivilegeEscalation", true) + addingToContainers("WIN016", "allowPrivilegeEscalation", false)
    + addingToContainers("WIN017", "procMount", "Default")

  /// Other changes that the API server, the kubelet or containerd refuses.
  static let others: [Mutation] =
    adding("WIN018", options, ["runAsUserName": "ContainerUser"], to: [.linuxPod])
    + adding("WIN018", ["containers", 0] + options, [:], to: [.linuxPod])
    + adding("WIN019", ["os", "name"], "Windows", to: MutationBase.allCases)
    + adding("WIN019", ["os", "name"], "", to: MutationBase.allCases)
    + adding("WIN023", ["securityContext", "runAsNonRoot"], true, to: [.hostProcessDaemonSet])
    + adding("WIN023", ["containers", 0, "securityContext", "runAsNonRoot"], true, to: [.hostProcessDaemonSet])
    + adding("WIN025", options + ["runAsUserName"], "a/b")
    + adding("WIN025", ["containers", 0] + options + ["runAsUserName"], "")
    + adding("WIN076", options + ["gmsaCredentialSpecName"], "Web")
    + adding("WIN076", ["containers", 0] + options + ["gmsaCredentialSpec"], "")
    + adding("WIN077", options + ["runAsUserName"], "ContainerUser", to: [.hostProcessDaemonSet])
    + adding("WIN077", ["initContainers", 0] + options + ["runAsUserName"], "ContainerAdministrator", to: [.hostProcessDaemonSet])
    + adding("WIN091", ["containers", 0, "workingDir"], #"%CONTAINER_SANDBOX_MOUNT_POINT%\app"#, to: [.windowsPod, .windowsCronJob])
    + adding("WIN098", options + ["runAsUserName"], "ContainerAdministrator", to: [.windowsPod])
    + [
      Mutation(
        base: .hostProcessDaemonSet,
        changes: [
          .init(path: options + ["hostProcess"], value: nil), .init(path: ["containers", 0] + options + ["hostProcess"], value: true),
        ], code: "WIN020", place: ["initContainers", 0] + options + ["hostProcess"]),
      Mutation(
        base: .hostProcessDaemonSet, changes: [.init(path: ["initContainers", 0] + options + ["hostProcess"], value: false)],
        code: "WIN022", place: ["initContainers", 0] + options + ["hostProcess"]),
      Mutation(
        base: .hostProcessDaemonSet,
        changes: [.init(path: ["volumes", 0], value: ["name": "configuration", "hostPath": ["path": #"\\.\pipe\docker_engine"#]])],
        code: "WIN047", place: ["volumes", 0, "hostPath", "path"]),
      Mutation(
        base: .windowsCronJob,
        changes: [
          .init(path: ["securityContext", "runAsNonRoot"], value: true),
          .init(path: ["containers", 0] + options + ["runAsUserName"], value: "ContainerAdministrator"),
        ], code: "WIN098", place: ["containers", 0] + options + ["runAsUserName"]),
    ]

  /// Fields that a good pod must have.
  static let removals: [Mutation] =
    [
      removing(["hostNetwork"], from: .hostProcessDaemonSet, "WIN021"),
      removing(options + ["runAsUserName"], from: .hostProcessDaemonSet, "WIN024"),
      // No HostProcess pod then: its arguments name a variable that it does not have, and the host's network is not for it.
      removing(options + ["hostProcess"], from: .hostProcessDaemonSet, "WIN091", at: exporterArgument),
      removing(options + ["hostProcess"], from: .hostProcessDaemonSet, "WIN036", at: ["hostNetwork"]),
      removing(options, from: .hostProcessDaemonSet, "WIN091", at: exporterArgument),
      removing(options, from: .hostProcessDaemonSet, "WIN036", at: ["hostNetwork"]),
      removing(["securityContext"], from: .hostProcessDaemonSet, "WIN091", at: exporterArgument),
      removing(["securityContext"], from: .hostProcessDaemonSet, "WIN036", at: ["hostNetwork"]),
    ]
    + windows.flatMap { base in
      [
        removing(["os"], from: base, "WIN028", at: []),
        removing(["os", "name"], from: base, "WIN028", at: []),
        removing(["nodeSelector"], from: base, "WIN092", at: ["os", "name"]),
        removing(["nodeSelector", "kubernetes.io/os"], from: base, "WIN092", at: ["os", "name"]),
      ]
    }
    // A HostProcess container is limited by what its node has.
    + ([.windowsPod, .windowsCronJob] as [MutationBase]).flatMap { base in
      ([["resources"], ["resources", "limits"], ["resources", "limits", "memory"]] as [[PathElement]]).map { path in
        removing(["containers", 0] + path, from: base, "WIN046", at: ["containers", 0, "resources", "limits"])
      }
    }

  private static let exporterArgument: [PathElement] = ["containers", 0, "args", 0]

  private static func removing(_ path: [PathElement], from base: MutationBase, _ code: String, at place: [PathElement]? = nil) -> Mutation {
    Mutation(base: base, changes: [.init(path: path, value: nil)], code: code, place: place ?? path)
  }
}
