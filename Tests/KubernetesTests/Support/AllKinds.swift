import ChartModel
import Kubernetes
import YAML

/// A chart with every kind, and pods of every shape with every field set.
enum AllKinds {
  static func definition() throws -> ChartDefinition {
    try TestChart.definition { values in
      workloads(values)
      jobs(values)
      access
      network
      cluster(values)
      data(values)
    }
  }

  static func objects() throws -> [YAMLValue] {
    let definition = try definition()
    var values = definition.settings.defaults
    values["percent"] = 80
    let rendering = Evaluator(definition).render(values, release: ReleaseFacts(name: "demo", namespace: "monitoring"))
    return (rendering.objects + rendering.hooks).map(\.value)
  }

  private static func placement(_ values: TestChart.Settings) -> Placement {
    Placement(
      fixedSelector: [Pair("kubernetes.io/arch", "amd64")], nodeSelector: ["pool": "tools"], tolerations: values.tolerations,
      affinity: .yaml([
        "nodeAffinity": [
          "requiredDuringSchedulingIgnoredDuringExecution": [
            "nodeSelectorTerms": [["matchExpressions": [["key": "zone", "operator": "In", "values": ["a", "b"]]]]]
          ]
        ]
      ]),
      topologySpread: .yaml([["maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "ScheduleAnyway"]]),
      priorityClassName: "important", runtimeClassName: "runc")
  }

  private static func linux(_ values: TestChart.Settings) -> PodSpec<Linux> {
    PodSpec<Linux>(
      serviceAccount: "agent", mountsServiceAccountToken: true, placement: placement(values),
      securityContext: .restricted(user: 1000, fsGroup: 1000), terminationGracePeriod: 30,
      imagePullSecrets: .yaml([["name": "registry"]]), labels: [Pair("tier", "data")], annotations: [Pair("note", values.text)],
      userLabels: ["team": "a"], userAnnotations: values.annotations
    ) {
      InitContainer("prepare", image: values.image.reference, args: ["--once"])
      Container(
        "main", image: values.image.reference, pullPolicy: values.image.pullPolicy.text, command: ["/agent"], args: ["--v=1"],
        workingDir: "/", resources: .setting(values.resources), securityContext: .restricted,
        livenessProbe: Probe(.httpGet(path: "/", port: 8080), initialDelay: 5, period: 10, timeout: 2, failures: 3),
        readinessProbe: Probe(.tcpSocket(port: "http")), startupProbe: Probe(.exec(["true"])),
        lifecycle: Lifecycle(preStop: .exec(["sleep", "5"]))
      ) {
        Port("http", 8080)
        Env("TEXT", values.text)
        Env("NODE", field: .nodeName)
        Env("TOKEN", secret: "token", key: "token")
        Env("MODE", configMap: "files", key: "mode")
        If(values.enabled) {
          Env("ON", "1")
        } else: {
          Env("OFF", "1")
        }
        If(values.words.isNonEmpty) { Env("WORDS", values.words.joined(separator: ",")) }
        Mount("files", at: "/etc/agent", readOnly: true)
        Mount("host", at: "/host", propagation: .hostToContainer, readOnly: true)
      }
      Volume.configMap("files", "files", items: [(key: "mode", path: "mode")])
      Volume.secret("token", "token", defaultMode: 0o400)
      Volume.projected("logins", defaultMode: 0o440) {
        ProjectedSource.secret("token", items: [(key: "token", path: "default/token")], optional: true)
        ForEach(values.pools, as: "pool") { pool in
          ProjectedSource.secret(.exact(pool.name), items: [(key: "token", path: "pools/\(pool.name)/token")], optional: true)
        }
        If(values.enabled) { ProjectedSource.configMap("files") }
      }
      Volume.memory("scratch", sizeLimit: "64Mi")
      Volume.emptyDir("empty")
      Volume.hostPath("host", "/", type: .directory)
      Volume.nfs("share", server: "nfs.example", path: "/share")
      Volume.persistentVolumeClaim("claimed", claim: .exact("data"))
    }
  }

  private static func windows(_ values: TestChart.Settings) -> PodSpec<Windows> {
    PodSpec<Windows>(
      placement: placement(values), securityContext: PodSecurityContext(runAsUserName: "ContainerUser", runAsNonRoot: true)
    ) {
      Container(
        "main", image: values.image.reference, resources: .setting(values.resources),
        securityContext: SecurityContext(runAsUserName: "ContainerUser", gmsaCredentialSpecName: "spec")
      ) { Mount("files", at: "C:\\agent", subPath: "agent.yaml") }
      Volume.configMap("files", "files")
      Volume.projected("both") {
        ProjectedSource.configMap("files")
        ProjectedSource.secret("token")
      }
      Volume.emptyDir("nginx", sizeLimit: "200Mi")
    }
  }

  private static func hostProcess(_ values: TestChart.Settings) -> PodSpec<HostProcess> {
    PodSpec<HostProcess>(user: .localService) {
      Container("main", image: values.image.reference)
      Volume.hostPath("logs", "C:\\var\\log", type: .directoryOrCreate)
    }
  }

  private static func workloads(_ values: TestChart.Settings) -> Chart {
    Chart {
      DaemonSet("linux-agent", maxUnavailable: "10%", pod: linux(values).hostNetwork().hostPID().hostIPC())
      DaemonSet("windows-agent", selectorLabels: [Pair("build", "ltsc2022")], maxUnavailable: 1, pod: windows(values))
      DaemonSet("host-agent", pod: hostProcess(values))
      ForEach(values.pools, as: "pool") { pool in
        DaemonSet(.scoped("pool", pool.name), component: "pool", selectorLabels: [Pair("pool", pool.name)], pod: windows(values))
      }
      Deployment("gateway", replicas: values.number, strategy: .recreate, revisionHistoryLimit: 3, pod: linux(values))
      Deployment("router", strategy: .rollingUpdate(maxSurge: 1, maxUnavailable: "25%"), pod: linux(values).sharedProcessNamespace())
      StatefulSet(
        "store", serviceName: "store", replicas: 2, podManagementPolicy: .parallel, updateStrategy: .rollingUpdate(partition: 1),
        volumeClaims: [VolumeClaimTemplate("data", storage: "1Gi", storageClass: "fast")], pod: linux(values))
      StatefulSet("archive", serviceName: "archive", updateStrategy: .onDelete, pod: windows(values))
    }
  }

  private static func jobs(_ values: TestChart.Settings) -> Chart {
    Chart {
      Job(
        "install", backoffLimit: 2, activeDeadline: 600, ttlAfterFinished: 3600, completions: 1, parallelism: 1, pod: linux(values))
      Job("prepare", hook: HelmHook(.preInstall, .preUpgrade, weight: -5, deletePolicies: [.hookSucceeded]), pod: windows(values))
      CronJob(
        "reconcile", schedule: values.schedule, timeZone: "Etc/UTC", suspend: !values.enabled, startingDeadline: 100,
        successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 2, backoffLimit: 0, activeDeadline: 300, ttlAfterFinished: 60,
        pod: linux(values))
      Pod("check", hook: .test, file: "tests/check", pod: linux(values))
      Pod("lone", pod: hostProcess(values))
    }
  }

  private static var access: Chart {
    Chart {
      ServiceAccount("agent", userAnnotations: ["role": "reader"], mountsToken: false)
      Role("agent", rules: [PolicyRule(resources: ["configmaps"], resourceNames: ["files"], verbs: ["get", "update"])])
      RoleBinding("agent", role: "agent", serviceAccounts: ["agent"])
      Role(.clusterScoped("events"), namespace: "default", rules: [PolicyRule(resources: ["events"], verbs: ["create"])])
      RoleBinding(.clusterScoped("events"), namespace: "default", role: .clusterScoped("events"), serviceAccounts: ["agent"])
      RoleBinding("viewer", clusterRole: .exact("view"), serviceAccounts: ["agent"])
      ClusterRole(
        "agent", rules: [PolicyRule(resources: ["nodes"], verbs: ["list"]), PolicyRule(nonResourceURLs: ["/metrics"])])
      ClusterRole("empty", rules: [])
      ClusterRoleBinding("agent", clusterRole: "agent", serviceAccounts: ["agent"])
    }
  }

  private static var network: Chart {
    Chart {
      Service(
        "gateway", type: .nodePort, ports: [ServicePort("http", 80, nodePort: 30_080), ServicePort("grpc", 4317, targetPort: 14_317)],
        externalTrafficPolicy: .local)
      Service("store", ports: [ServicePort("tcp", 9000, appProtocol: "kubernetes.io/h2c")], headless: true, internalTrafficPolicy: .local)
      NetworkPolicy(
        "gateway",
        ingress: [
          NetworkRule(
            [.component("router"), .pods([Pair("app", "web")], namespace: "web"), .namespace("edge"), .anyPod],
            ports: [NetworkPort(4317), NetworkPort("http"), NetworkPort(8000, endPort: 8010)])
        ],
        egress: [NetworkRule([.block("10.0.0.0/8", except: ["10.1.0.0/16"])]), NetworkRule(ports: [NetworkPort(53, protocol: "UDP")])])
      NetworkPolicy("closed", ingress: [], egress: [NetworkRule()])
      PodDisruptionBudget("gateway", maxUnavailable: 1)
      PodDisruptionBudget("router", minAvailable: "50%")
    }
  }

  private static func cluster(_ values: TestChart.Settings) -> Chart {
    Chart {
      HorizontalPodAutoscaler(
        "router", target: .deployment("router"), minReplicas: 1, maxReplicas: 5, cpu: 70, memory: values.percent.orAbsent)
      PriorityClass("important", value: 1000, preempts: false, description: "Ours.")
      RuntimeClass(
        .exact("windows-2022"), handler: "runhcs-wcow-process", nodeSelector: [Pair("node.kubernetes.io/windows-build", "10.0.20348")],
        tolerations: values.tolerations)
      Namespace(.exact("windows-tools"), podSecurity: .privileged)
    }
  }

  private static func data(_ values: TestChart.Settings) -> Chart {
    Chart {
      ChartPart.helper(
        Helper("config", "A text.", .text([.literal("# configuration"), .line([.literal("text: "), .hole(values.text.expression)])])))
      ConfigMap(
        "files",
        data: [
          DataEntry("mode", value: values.text), DataEntry("agent.yaml", helper: "config"), DataEntry("fixed.txt", text: "a\nb\n"),
          DataEntry("lines.txt", lines: [.literal("first"), .line([.literal("number: "), .hole(values.number.expression)])]),
        ], immutable: true)
      Secret("token", stringData: [Pair("token", values.password)])
      Manifest(apiVersion: "coordination.k8s.io/v1", kind: "Lease", name: "leader") { map in
        map.map("spec") { $0.put("leaseDurationSeconds", values.number) }
      }
      Manifest(apiVersion: "storage.k8s.io/v1", kind: "StorageClass", name: .exact("fast"), namespaced: false) { map in
        map.put("provisioner", "example.com/fast")
      }
      RawYAML(["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "as-it-is"], "data": ["a": "b"]])
      RawYAML(
        text: """
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: from-text}
          data: {a: "yes"}
          """)
      foreign
    }
  }

  /// What keeps to names, labels and fields of somebody else's.
  private static var foreign: Chart {
    Chart {
      Deployment(
        .exact("foreign"), selectorLabels: [Pair("app", "foreign")],
        pod: PodSpec<Windows>(
          mountsServiceAccountToken: nil,
          placement: Placement(tolerations: .yaml([["key": "windows", "operator": "Exists"]])), labels: [Pair("version", "2")]
        ) {
          InitContainer<Windows>("first", image: "example.com/first:1").adding(["tty": true])
          Container<Windows>(
            "main", image: "example.com/main:1", resources: .yaml(["limits": ["memory": "1Gi"]]), startupProbe: .yaml(["grpc": ["port": 1]])
          ) {
            Env.yaml(["name": "CPUS", "valueFrom": ["resourceFieldRef": ["resource": "limits.cpu"]]])
            Port.yaml(["containerPort": 80])
            Mount.yaml(["name": "scratch", "mountPath": "C:\\scratch"])
          }.adding(["stdin": true])
          Volume.yaml(["name": "scratch", "emptyDir": [:]])
        }.leavingOut(.osName, .tolerations).adding(["enableServiceLinks": false])
      )
      .labelled(only: [Pair("app", "foreign")])
      .inNamespace("elsewhere")
      .adding(["spec": ["minReadySeconds": 5]])
      Service(.exact("foreign"), selectorLabels: [Pair("app", "foreign")], ports: [.yaml(["port": 80])]).labelled(only: [])
      Role("foreign", rules: [.yaml(["apiGroups": [""], "resources": ["pods"], "verbs": ["*"]])]).labelled(only: [])
    }
  }
}
