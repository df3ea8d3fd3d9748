import Diagnostics
import KubernetesSchemas
import Testing
import YAML

/// K8S011 and K8S012.
struct WordAndDuplicateTests {
  @Test func words() throws {
    #expect(
      try Found.words(Found.pod(container: "imagePullPolicy: always"))
        == "error K8S011 spec.containers[0].imagePullPolicy: expected Always, IfNotPresent or Never, found \"always\" | did you mean Always?"
    )
    #expect(try Found.problems(Found.pod(container: "imagePullPolicy: ''")) == [])
    #expect(try Found.problems(Found.pod(spec: "tolerations: [{operator: Exist, effect: ''}]")) == ["K8S011 spec.tolerations[0].operator"])
    #expect(try Found.problems(Found.pod(spec: "tolerations: [{operator: Exists, effect: NoExecute}]")) == [])
    let policy =
      "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: {podSelector: {}, policyTypes: [Egress, ingress]}}"
    #expect(try Found.problems(policy) == ["K8S011 spec.policyTypes[1]"])
    let binding = """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: a}, roleRef: {kind: Role, name: b}}
      """
    #expect(try Found.problems(binding) == ["K8S011 roleRef.kind"])
  }

  /// A word that some version knows is never refused.
  @Test func youngWords() throws {
    let set = """
      {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a},
       spec: {selector: {}, updateStrategy: {type: Recreate}, template: {spec: {containers: [{name: a}]}}}}
      """
    #expect(try Found.problems(set) == [])
    #expect(try Found.problems(Found.pod(spec: "tolerations: [{key: a, operator: Lt, value: '1'}]")) == [])
  }

  @Test func restartPolicies() throws {
    func workload(_ identity: String, _ policy: String) throws -> [String] {
      try Found.problems(
        """
        {apiVersion: \(identity), metadata: {name: a},
         spec: {selector: {}, template: {spec: {restartPolicy: \(policy), containers: [{name: a}]}}}}
        """)
    }
    for kind in ["Deployment", "DaemonSet", "StatefulSet", "ReplicaSet"] {
      #expect(try workload("apps/v1, kind: \(kind)", "Always") == [])
      #expect(try workload("apps/v1, kind: \(kind)", "null") == [])
      #expect(try workload("apps/v1, kind: \(kind)", "Never") == ["K8S011 spec.template.spec.restartPolicy"])
    }
    #expect(try workload("batch/v1, kind: Job", "Never") == [])
    #expect(try workload("batch/v1, kind: Job", "Always") == ["K8S011 spec.template.spec.restartPolicy"])
    #expect(try workload("batch/v1, kind: Job", "Nevr") == ["K8S011 spec.template.spec.restartPolicy"])
  }

  @Test(arguments: [
    ("", "initContainers: [{name: a}]", "K8S012 spec.initContainers[0]", true),
    ("", "initContainers: [{name: b}, {name: b}]", "K8S012 spec.initContainers[1]", true),
    ("", "volumes: [{name: v}, {name: w}, {name: v}]", "K8S012 spec.volumes[2]", true),
    ("volumeMounts: [{name: v, mountPath: /a}, {name: w, mountPath: /a}]", "", "K8S012 spec.containers[0].volumeMounts[1]", true),
    ("ports: [{name: p, containerPort: 1}, {name: p, containerPort: 2}]", "", "K8S012 spec.containers[0].ports[1]", true),
    ("ports: [{containerPort: 1}, {containerPort: 1, protocol: TCP}]", "", "K8S012 spec.containers[0].ports[1]", false),
    ("env: [{name: A}, {name: A}]", "", "K8S012 spec.containers[0].env[1]", false),
  ])
  func duplicates(container: String, spec: String, problem: String, isRefused: Bool) throws {
    let found = try Found.violations(Found.pod(container: container, spec: spec))
    #expect(found.map { "\($0.problem.code) \(Found.text(of: $0.path))" } == [problem])
    #expect(found.first?.finding.severity == (isRefused ? .error : .warning))
  }

  @Test(arguments: [
    Found.pod(container: "ports: [{containerPort: 1}, {containerPort: 1, protocol: UDP}, {containerPort: 2}]"),
    Found.pod(container: "volumeMounts: [{name: v, mountPath: /a}, {name: v, mountPath: /b}]"),
    Found.pod(spec: "volumes: [{name: v}, {name: w}], initContainers: [{name: i}]"),
    "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{name: a, port: 53}, {name: b, port: 53, protocol: UDP}]}}",
  ])
  func noDuplicates(text: String) throws { #expect(try Found.problems(text) == []) }

  @Test func manyItems() throws {
    let names = (0..<40).map { "{name: V\($0), value: a}" }.joined(separator: ", ")
    #expect(try Found.problems(Found.pod(container: "env: [\(names), {name: V7}]")) == ["K8S012 spec.containers[0].env[40]"])
    #expect(try Found.problems(Found.pod(container: "env: [\(names)]")) == [])
  }

  @Test func servicePorts() throws {
    let service =
      "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{name: a, port: 80}, {name: b, port: 80, protocol: TCP}]}}"
    #expect(
      try Found.words(service)
        == "error K8S012 spec.ports[1]: the same port \"80\", protocol \"TCP\" as spec.ports[0] | remove one of the two, or tell them apart"
    )
  }
}
