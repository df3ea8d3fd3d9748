import ChartModel
import Kubernetes
import Testing
import YAML

/// The objects beside workloads, and the doors for all others.
struct ObjectTests {
  @Test func clusterWideNamesHoldTheNamespace() throws {
    let rendering = try TestChart.render { _ in
      ClusterRole("agent", rules: [PolicyRule(resources: ["nodes"], verbs: ["get"])])
      ClusterRoleBinding(.clusterScoped("agent"), clusterRole: "agent", serviceAccounts: ["agent"])
      ClusterRoleBinding("viewer", clusterRole: .exact("view"), serviceAccounts: ["agent"])
    }
    #expect(rendering.names == ["monitoring-demo-agent-agent", "monitoring-demo-agent-agent", "monitoring-demo-agent-viewer"])
    #expect(rendering.objects.map { $0.value["metadata"]?["namespace"] } == [nil, nil, nil])
    #expect(
      rendering.objects.dropFirst().map { $0.value["roleRef"]?["name"]?.string } == ["monitoring-demo-agent-agent", "view"])
    #expect(
      rendering.objects.last?.value["subjects"] == [["kind": "ServiceAccount", "name": "demo-agent-agent", "namespace": "monitoring"]])
  }

  /// A role in another namespace: it and its binding lie there, the account does not.
  @Test func rolesInAnotherNamespace() throws {
    let rendering = try TestChart.render { _ in
      Role(.clusterScoped("events"), namespace: "default", rules: [PolicyRule(resources: ["events"], verbs: ["create"])])
      RoleBinding(.clusterScoped("events"), namespace: "default", role: .clusterScoped("events"), serviceAccounts: ["agent"])
    }
    #expect(rendering.objects.map { $0.value["metadata"]?["namespace"] } == ["default", "default"])
    #expect(rendering.names == ["monitoring-demo-agent-events", "monitoring-demo-agent-events"])
    let binding = try #require(rendering.first("RoleBinding"))
    #expect(binding["roleRef"]?["name"] == "monitoring-demo-agent-events")
    #expect(binding["subjects"] == [["kind": "ServiceAccount", "name": "demo-agent-agent", "namespace": "monitoring"]])
  }

  /// Several Secrets in one volume, as many as there are in the values.
  @Test func projectedVolume() throws {
    let object = try TestChart.object { values in
      Pod(
        "main",
        pod: PodSpec<Linux> {
          Container("main", image: "example.com/a:1")
          Volume.projected("logins", defaultMode: 0o440) {
            ProjectedSource.secret("one", items: [(key: "user", path: "default/user")], optional: true)
            ForEach(values.pools, as: "pool") { pool in
              ProjectedSource.secret(.exact(pool.name), items: [(key: "user", path: "pools/\(pool.name)/user")])
            }
            ProjectedSource.configMap("files")
          }
        })
    }
    #expect(
      object["spec"]?["volumes"] == [
        [
          "name": "logins",
          "projected": [
            "defaultMode": 288,
            "sources": [
              ["secret": ["name": "demo-agent-one", "items": [["key": "user", "path": "default/user"]], "optional": true]],
              ["secret": ["name": "ltsc2022", "items": [["key": "user", "path": "pools/ltsc2022/user"]]]],
              ["secret": ["name": "ltsc2025", "items": [["key": "user", "path": "pools/ltsc2025/user"]]]],
              ["configMap": ["name": "demo-agent-files"]],
            ],
          ],
        ]
      ])
  }

  @Test func configMapTexts() throws {
    let object = try TestChart.object { values in
      ConfigMap(
        "files",
        data: [
          DataEntry("fixed", text: "a\n\n b\n"), DataEntry("empty", text: ""), DataEntry("value", value: values.text),
          DataEntry("lines", lines: [.literal("x"), .line([.literal("n: "), .hole(values.number.expression)])]),
          DataEntry("helper", helper: "text"),
        ])
      ChartPart.helper(Helper("text", "A text.", .text([.literal("from a template")])))
    }
    #expect(
      object["data"] == [
        "fixed": "a\n\n b\n", "empty": "", "value": "some text", "lines": "x\nn: 3\n", "helper": "from a template\n",
      ])
    #expect(object["immutable"] == nil)
  }

  @Test func aConfigMapWithoutDataHasNone() throws {
    let object = try TestChart.object { _ in ConfigMap("empty", data: []) }
    #expect(object["data"] == nil)
    #expect(object["metadata"]?["name"] == "demo-agent-empty")
  }

  /// An empty rule allows everything, a direction without rules nothing: the two must not be mixed up.
  @Test func networkPolicies() throws {
    let selector: YAMLValue = [
      "matchLabels": [
        "app.kubernetes.io/name": "agent", "app.kubernetes.io/instance": "demo", "app.kubernetes.io/component": "proxy",
      ]
    ]
    let closed = try TestChart.object { _ in NetworkPolicy("closed", podSelector: "proxy", ingress: [], egress: [NetworkRule()]) }
    #expect(closed["spec"] == ["podSelector": selector, "policyTypes": ["Ingress", "Egress"], "egress": [[:]]])

    let open = try TestChart.object { values in
      NetworkPolicy(
        "open", podSelector: "proxy",
        ingress: [
          NetworkRule([.pods([Pair("app", "web")], namespace: "web"), .anyPod], ports: [NetworkPort(Expr(values.number.expression))])
        ])
    }
    #expect(
      open["spec"] == [
        "podSelector": selector, "policyTypes": ["Ingress"],
        "ingress": [
          [
            "from": [
              [
                "namespaceSelector": ["matchLabels": ["kubernetes.io/metadata.name": "web"]],
                "podSelector": ["matchLabels": ["app": "web"]],
              ], ["namespaceSelector": [:]],
            ],
            "ports": [["protocol": "TCP", "port": 3]],
          ]
        ],
      ])
  }

  @Test(arguments: [(nil, 1), (80, 2)]) func anAbsentMetricVanishes(percent: Int?, count: Int) throws {
    let object = try TestChart.object(percent.map { ["percent": .int($0)] } ?? [:]) { values in
      HorizontalPodAutoscaler("router", target: .deployment("router"), maxReplicas: 5, cpu: 70, memory: values.percent.orAbsent)
    }
    #expect(object["spec"]?["metrics"]?.list?.count == count)
    #expect(object["spec"]?["metrics"]?[1]?["resource"]?["target"]?["averageUtilization"] == percent.map { .int($0) })
    #expect(object["spec"]?["scaleTargetRef"] == ["apiVersion": "apps/v1", "kind": "Deployment", "name": "demo-agent-router"])
  }

  @Test func services() throws {
    let object = try TestChart.object { _ in Service("gateway", component: "collector", ports: [ServicePort("grpc", 4317)], headless: true)
    }
    #expect(
      object["spec"] == [
        "clusterIP": "None",
        "selector": [
          "app.kubernetes.io/name": "agent", "app.kubernetes.io/instance": "demo", "app.kubernetes.io/component": "collector",
        ],
        "ports": [["name": "grpc", "port": 4317, "targetPort": "grpc", "protocol": "TCP"]],
      ])
  }

  @Test func namespacesSayWhatPodsMayDo() throws {
    let object = try TestChart.object { _ in Namespace(.exact("tools"), podSecurity: .privileged) }
    #expect(object["metadata"]?["name"] == "tools")
    #expect(object["metadata"]?["labels"]?["pod-security.kubernetes.io/enforce"] == "privileged")
  }

  @Test func anyOtherKind() throws {
    let rendering = try TestChart.render { values in
      Manifest(apiVersion: "monitoring.coreos.com/v1", kind: "PodMonitor", name: "agent") { map in
        map.map("spec") { $0.put("podTargetLabels", values.words) }
      }
    }
    let object = try #require(rendering.objects.first)
    #expect(object.template == "agent-podmonitor.yaml")
    #expect(object.value["metadata"]?["namespace"] == "monitoring")
    #expect(object.value["spec"] == ["podTargetLabels": ["one", "two"]])
  }

  @Test func rawObjectsStayAsTheyAre() throws {
    let object: YAMLValue = [
      "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": ["name": "system:agent"], "rules": [],
    ]
    let rendering = try TestChart.render { _ in RawYAML(object) }
    #expect(rendering.objects.first?.value == object)
    #expect(rendering.objects.first?.template == "system-agent-clusterrole.yaml")
  }

  @Test(arguments: [["kind": "A"], ["apiVersion": "v1"], ["apiVersion": 1, "kind": "A"], [:], "text", []] as [YAMLValue])
  func rawObjectsMustSayWhatTheyAre(value: YAMLValue) {
    #expect(throws: DeclarationProblems.self) { try TestChart.definition { _ in RawYAML(value) } }
  }
}
