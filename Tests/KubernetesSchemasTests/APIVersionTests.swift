import Testing
import YAML

/// K8S008 to K8S010.
struct APIVersionTests {
  @Test(arguments: [
    ("extensions/v1beta1", "Ingress", "1.22", "use networking.k8s.io/v1"),
    ("policy/v1beta1", "PodSecurityPolicy", "1.25", "nothing takes its place"),
    ("batch/v1beta1", "CronJob", "1.25", "use batch/v1"), ("autoscaling/v2beta2", "HorizontalPodAutoscaler", "1.26", "use autoscaling/v2"),
    ("extensions/v1beta1", "Deployment", "1.16", "use apps/v1"),
  ])
  func goneBeforeTheOldestVersion(apiVersion: String, kind: String, removed: String, hint: String) throws {
    #expect(
      try Found.words("{apiVersion: \(apiVersion), kind: \(kind), metadata: {name: a}}")
        == "error K8S008 apiVersion: \(apiVersion) \(kind) is not served since Kubernetes \(removed) | \(hint)")
  }

  @Test func goneLater() throws {
    let schema = """
      {apiVersion: flowcontrol.apiserver.k8s.io/v1beta3, kind: FlowSchema, metadata: {name: a},
       spec: {priorityLevelConfiguration: {name: b}}}
      """
    #expect(try Found.problems(schema, version: 28) == [])
    let words = "flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema is"
    #expect(
      try Found.words(schema, version: 29)
        == "warning K8S009 apiVersion: \(words) deprecated since Kubernetes 1.29 and not served since 1.32 | use flowcontrol.apiserver.k8s.io/v1"
    )
    #expect(
      try Found.words(schema, version: 32)
        == "error K8S008 apiVersion: \(words) not served since Kubernetes 1.32 | use flowcontrol.apiserver.k8s.io/v1")
    #expect(try Found.problems(schema) == ["K8S009 apiVersion"])
  }

  @Test func deprecatedForGood() throws {
    let endpoints = "{apiVersion: v1, kind: Endpoints, metadata: {name: a}}"
    #expect(try Found.problems(endpoints, version: 32) == [])
    #expect(
      try Found.words(endpoints, version: 33)
        == "info K8S009 apiVersion: v1 Endpoints is deprecated since Kubernetes 1.33 | use discovery.k8s.io/v1 EndpointSlice")
  }

  /// Alpha versions come and go without notice.
  @Test func goneWithoutDeprecation() throws {
    let found = try Found.words("{apiVersion: resource.k8s.io/v1alpha2, kind: ResourceClaim, metadata: {name: a}}", version: 34)
    #expect(
      found
        == "error K8S008 apiVersion: resource.k8s.io/v1alpha2 ResourceClaim is not served since Kubernetes 1.31 | use resource.k8s.io/v1")
  }

  @Test func notThereYet() throws {
    let address =
      "{apiVersion: networking.k8s.io/v1, kind: IPAddress, metadata: {name: 1.2.3.4}, spec: {parentRef: {resource: services, name: a}}}"
    #expect(try Found.problems(address, version: 33) == [])
    #expect(
      try Found.words(address, version: 32)
        == "error K8S010 apiVersion: networking.k8s.io/v1 IPAddress is served since Kubernetes 1.33 only | IPAddress is served as networking.k8s.io/v1beta1"
    )
  }

  @Test(arguments: [
    ("v1", "Deployment", "error K8S010 apiVersion: there is no kind \"Deployment\" in v1 | Deployment is served as apps/v1"),
    ("apps/v1", "Deploymnt", "error K8S010 kind: there is no kind \"Deploymnt\" in apps/v1 | did you mean Deployment?"),
    ("v1", "DaemonSets", "error K8S010 kind: there is no kind \"DaemonSets\" in v1 | did you mean DaemonSet of apps/v1?"),
    ("apps/v2", "DaemonSet", "error K8S010 apiVersion: there is no kind \"DaemonSet\" in apps/v2 | DaemonSet is served as apps/v1"),
    ("batch/v1", "Gizmo", "error K8S010 kind: there is no kind \"Gizmo\" in batch/v1"),
  ])
  func unknownKinds(apiVersion: String, kind: String, words: String) throws {
    #expect(try Found.words("{apiVersion: \(apiVersion), kind: \(kind), metadata: {name: a}}") == words)
  }

  @Test(arguments: [
    "cert-manager.io/v1, kind: Certificate", "kustomize.config.k8s.io/v1beta1, kind: Kustomization",
    "serving.knative.dev/v1, kind: Service",
    "snapshot.storage.k8s.io/v1, kind: VolumeSnapshot", "metrics.k8s.io/v1beta1, kind: NodeMetrics",
    "gateway.networking.k8s.io/v1, kind: Gateway",
    "v1, kind: Config",
  ])
  func kindsOfOthers(identity: String) throws {
    #expect(try Found.problems("{apiVersion: \(identity), anything: [1]}") == [])
  }
}
