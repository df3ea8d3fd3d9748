import ChartModel
import Diagnostics
import Kubernetes
import Testing
import YAML

/// Whole workloads as they reach the cluster.
struct WorkloadTests {
  private static func labels(_ component: String, _ more: YAMLMap = [:]) -> YAMLValue {
    .map(
      YAMLMap(
        [
          .init(key: "helm.sh/chart", value: "agent-1.0.0"), .init(key: "app.kubernetes.io/name", value: "agent"),
          .init(key: "app.kubernetes.io/instance", value: "demo"), .init(key: "app.kubernetes.io/version", value: "9.9"),
          .init(key: "app.kubernetes.io/managed-by", value: "Helm"),
          .init(key: "app.kubernetes.io/component", value: .string(component)),
        ] + more.entries))
  }

  private static func podLabels(_ component: String, _ more: YAMLMap = [:]) -> YAMLValue {
    .map(
      YAMLMap(
        [
          .init(key: "app.kubernetes.io/name", value: "agent"), .init(key: "app.kubernetes.io/instance", value: "demo"),
          .init(key: "app.kubernetes.io/component", value: .string(component)),
        ] + more.entries))
  }

  @Test func windowsDaemonSet() throws {
    let object = try TestChart.object { values in
      DaemonSet(
        "proxy", selectorLabels: [Pair("build", "ltsc2022")], maxUnavailable: "10%",
        pod: PodSpec<Windows>(placement: Placement(nodeSelector: ["pool": "win"], tolerations: values.tolerations)) {
          Container("nginx", image: values.image.reference, securityContext: SecurityContext(runAsUserName: "ContainerUser"))
        })
    }
    #expect(
      object == [
        "apiVersion": "apps/v1", "kind": "DaemonSet",
        "metadata": ["name": "demo-agent-proxy", "namespace": "monitoring", "labels": Self.labels("proxy", ["build": "ltsc2022"])],
        "spec": [
          "selector": ["matchLabels": Self.podLabels("proxy", ["build": "ltsc2022"])],
          "updateStrategy": ["type": "RollingUpdate", "rollingUpdate": ["maxUnavailable": "10%"]],
          "template": [
            "metadata": ["labels": Self.podLabels("proxy", ["build": "ltsc2022"])],
            "spec": [
              "os": ["name": "windows"], "automountServiceAccountToken": false,
              "nodeSelector": ["kubernetes.io/os": "windows", "pool": "win"],
              "tolerations": [
                ["key": "os", "operator": "Exists", "effect": "NoSchedule"],
                ["key": "node.kubernetes.io/os", "operator": "Exists", "effect": "NoSchedule"],
                ["key": "kubernetes.io/os", "operator": "Exists", "effect": "NoSchedule"],
                ["key": "dedicated", "operator": "Exists"],
              ],
              "containers": [
                [
                  "name": "nginx", "image": "registry.example/tools/probe:1.2.3",
                  "securityContext": ["windowsOptions": ["runAsUserName": "ContainerUser"]],
                ]
              ],
            ],
          ],
        ],
      ])
  }

  @Test func cronJob() throws {
    let object = try TestChart.object { values in
      CronJob(
        "installer", schedule: values.schedule, suspend: !values.enabled, failedJobsHistoryLimit: values.number, activeDeadline: 300,
        pod: PodSpec<HostProcess>(user: .system) { Container("main", image: "example.com/a:1") })
    }
    #expect(
      object == [
        "apiVersion": "batch/v1", "kind": "CronJob",
        "metadata": ["name": "demo-agent-installer", "namespace": "monitoring", "labels": Self.labels("installer")],
        "spec": [
          "schedule": "*/10 * * * *", "concurrencyPolicy": "Forbid", "suspend": false, "failedJobsHistoryLimit": 3,
          "jobTemplate": [
            "spec": [
              "activeDeadlineSeconds": 300,
              "template": [
                "metadata": ["labels": Self.podLabels("installer")],
                "spec": [
                  "os": ["name": "windows"], "automountServiceAccountToken": false, "restartPolicy": "Never",
                  "nodeSelector": ["kubernetes.io/os": "windows"],
                  "tolerations": [
                    ["key": "os", "operator": "Exists", "effect": "NoSchedule"],
                    ["key": "node.kubernetes.io/os", "operator": "Exists", "effect": "NoSchedule"],
                    ["key": "kubernetes.io/os", "operator": "Exists", "effect": "NoSchedule"],
                  ],
                  "hostNetwork": true,
                  "securityContext": ["windowsOptions": ["hostProcess": true, "runAsUserName": "NT AUTHORITY\\SYSTEM"]],
                  "containers": [["name": "main", "image": "example.com/a:1"]],
                ],
              ],
            ]
          ],
        ],
      ])
  }

  @Test func aPodsOwnRestartPolicyStays() throws {
    let object = try TestChart.object { _ in
      Job("once", hook: .postInstall, pod: PodSpec<Linux>(restartPolicy: .onFailure) { Container("main", image: "a") })
    }
    #expect(object["spec"]?["template"]?["spec"]?["restartPolicy"] == "OnFailure")
  }

  @Test func aHookIsNoPartOfTheRelease() throws {
    let rendering = try TestChart.render { values in
      Pod(
        "collector-test", component: "test", hook: .test, deletePolicy: [.beforeHookCreation, .hookSucceeded], file: "tests/collector",
        pod: PodSpec<Linux>(
          labels: [Pair("tier", "test")], userLabels: ["team": "a", "helm.sh/chart": "not ours"], userAnnotations: values.annotations
        ) {
          Container("main", image: "a")
        })
    }
    #expect(rendering.objects == [])
    let pod = try #require(rendering.hooks.first)
    #expect(pod.template == "tests/collector.yaml")
    #expect(
      pod.value["metadata"] == [
        "name": "demo-agent-collector-test", "namespace": "monitoring",
        "labels": Self.labels("test", ["tier": "test", "team": "a"]),
        "annotations": [
          "helm.sh/hook": "test", "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded", "team": "observability",
        ],
      ])
    #expect(pod.value["spec"]?["restartPolicy"] == "Never")
  }

  @Test func hooksSayTheirWeight() throws {
    let rendering = try TestChart.render { _ in
      Job(
        "prepare", hook: HelmHook(.preInstall, .preUpgrade, weight: -5, deletePolicies: []),
        pod: PodSpec<Linux> { Container("main", image: "a") })
    }
    let metadata = try #require(rendering.hooks.first?.value["metadata"])
    #expect(metadata["name"] == "demo-agent-prepare")
    #expect(metadata["annotations"] == ["helm.sh/hook": "pre-install,pre-upgrade", "helm.sh/hook-weight": "-5"])
  }

  @Test func objectsKnowTheLineThatMadeThem() throws {
    let line = #line + 1
    let definition = try TestChart.definition { _ in ServiceAccount("agent") }
    guard case .document(let document)? = definition.templates.first?.blocks.first else {
      Issue.record("no document")
      return
    }
    #expect(document.origin?.file == "KubernetesTests/WorkloadTests.swift")
    #expect(document.origin?.line == line)
  }
}
