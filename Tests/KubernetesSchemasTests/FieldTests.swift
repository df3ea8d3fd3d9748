import Testing
import YAML

/// K8S001 to K8S004, K8S013 and K8S014.
struct FieldTests {
  @Test func fieldsThatAreNotThere() throws {
    #expect(try Found.problems(Found.pod(container: "imagePullPolcy: Always")) == ["K8S001 spec.containers[0].imagePullPolcy"])
    #expect(try Found.problems(Found.pod(container: "imagePullPolicy: Always")) == [])
    #expect(
      try Found.words(Found.pod(container: "imagePullPolcy: Always"))
        == "error K8S001 spec.containers[0].imagePullPolcy: Container has no such field | did you mean imagePullPolicy?")
    #expect(
      try Found.words(Found.pod(spec: "terminationMessagePath: /x"))
        == "error K8S001 spec.terminationMessagePath: PodSpec has no such field"
        + " | terminationMessagePath is a field of spec.containers[]")
    // Case matters.
    #expect(
      try Found.words(Found.pod(container: "Image: b"))
        == "error K8S001 spec.containers[0].Image: Container has no such field | did you mean image?")
  }

  @Test func fieldsOfOtherVersions() throws {
    let pod = Found.pod(spec: "resources: {limits: {cpu: 1}}")
    #expect(try Found.problems(pod) == [])
    #expect(try Found.problems(pod, version: 37) == [])
    #expect(
      try Found.words(pod, version: 28)
        == "error K8S001 spec.resources: PodSpec has no such field in Kubernetes 1.28 | of the versions known, 1.32 to 1.37 have it")
    // The oldest version known stands for what is older, the newest for what is younger.
    #expect(try Found.problems(pod, version: 12) == ["K8S001 spec.resources"])
    #expect(try Found.problems(pod, version: 99) == [])
  }

  /// A volume claim's resources had `claims` in 1.28 alone: the field changed its type.
  @Test func aFieldThatChangedItsType() throws {
    let claim = "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {resources: {claims: []}}}"
    #expect(try Found.problems(claim, version: 28) == [])
    #expect(try Found.problems(claim, version: 29) == ["K8S001 spec.resources.claims"])
    #expect(try Found.problems(claim) == ["K8S001 spec.resources.claims"])
  }

  @Test(arguments: [
    ("stdin: 'true'", "expected true or false, found a text | leave the quotes away"),
    ("args: a", "expected a list, found a text | begin each item with a hyphen"),
    ("env: {A: b}", "expected a list, found a map | begin each item with a hyphen"),
    ("workingDir: 7", "expected a text, found an integer | put it in quotes"),
    ("workingDir: true", "expected a text, found a boolean | put it in quotes"),
    ("resources: []", "expected a map (ResourceRequirements), found a list | leave the hyphens away"),
    ("livenessProbe: {periodSeconds: '1'}", "expected an integer, found a text | leave the quotes away"),
    ("livenessProbe: {periodSeconds: 1.5}", "expected an integer of 32 bits"),
    ("livenessProbe: {periodSeconds: 3000000000}", "expected an integer of 32 bits"),
    ("livenessProbe: {httpGet: {port: 1.5}}", "expected an integer of 32 bits"),
    ("livenessProbe: {httpGet: {port: true}}", "expected an integer or a text, found a boolean"),
    ("resources: {limits: {cpu: true}}", "expected a quantity, found a boolean"),
  ])
  func wrongTypes(container: String, words: String) throws {
    let found = try Found.words(Found.pod(container: container))
    #expect(found.hasPrefix("error K8S002 ") && found.hasSuffix(": " + words), "\(found)")
  }

  @Test(arguments: [
    "livenessProbe: {periodSeconds: 1.0}", "livenessProbe: {httpGet: {port: 80}}", "livenessProbe: {httpGet: {port: http}}",
    "livenessProbe: {periodSeconds: 2147483647}", "securityContext: {runAsUser: 3000000000}", "resources: {limits: {cpu: 1, memory: 1.5}}",
    "stdin: yes", "workingDir: null", "env: null", "args: [null]", "resources: {limits: null}", "env: []", "args: ['7']",
  ])
  func acceptedTypes(container: String) throws {
    #expect(try Found.problems(Found.pod(container: container)) == [])
  }

  @Test func base64() throws {
    func secret(_ value: String) -> String { "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {k: \(value)}}" }
    for good in ["YQ==", "YWI=", "YWJj", "''", "\"YWJj\\nYWJj\\n\"", "null", "+/+/"] {
      #expect(try Found.problems(secret(good)) == [], "\(good)")
    }
    for bad in ["plain", "YQ=", "YQ", "YQ===", "Y===", "=", "Y Q=", "a-_b", "ä"] {
      #expect(try Found.problems(secret(bad)) == ["K8S002 data.k"], "\(bad)")
    }
    // The value may be secret.
    #expect(
      try Found.words(secret("hunter2!"))
        == "error K8S002 data.k: expected Base64, found other text | encode the value, or put it as it is into stringData")
  }

  @Test func missingFields() throws {
    #expect(try Found.problems("{apiVersion: v1, kind: Pod, metadata: {name: a}}") == ["K8S003 spec"])
    #expect(try Found.problems("{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {}}") == ["K8S003 spec.containers"])
    #expect(try Found.problems(Found.pod(container: "env: [{value: a}]")) == ["K8S003 spec.containers[0].env[0].name"])
    #expect(
      try Found.words("{apiVersion: v1, kind: ConfigMap}")
        == "error K8S003 metadata.name: the object has no name | add metadata.name, or metadata.generateName")
    for metadata in ["null", "{}", "{name: null}", "{name: ''}", "{labels: {}}"] {
      #expect(try Found.problems("{apiVersion: v1, kind: ConfigMap, metadata: \(metadata)}") == ["K8S003 metadata.name"], "\(metadata)")
    }
    #expect(try Found.problems("{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a-}}") == [])
    // Jobs do not end with the default.
    let job = "{apiVersion: batch/v1, kind: Job, metadata: {name: a}, spec: {template: {spec: {containers: [{name: a}]}}}}"
    #expect(try Found.problems(job) == ["K8S003 spec.template.spec.restartPolicy"])
  }

  /// Required by the schemas, not by the API server.
  @Test func whatDefaultsFillInIsNotMissing() throws {
    let binding = """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a}, roleRef: {kind: Role, name: b},
       subjects: [{kind: ServiceAccount, name: c}]}
      """
    #expect(try Found.problems(binding) == [])
    #expect(try Found.problems("{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: a.b}}") == [])
    let budget = "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {minAvailable: 1}, status: {}}"
    #expect(try Found.problems(budget) == [])
    #expect(try Found.problems(Found.pod(container: "livenessProbe: {httpGet: {port: 1, httpHeaders: [{name: a}]}}")) == [])
    let set = """
      {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {selector: {}, template: {spec: {containers: [{name: a}]}}}}
      """
    #expect(try Found.problems(set, version: 28) == [])
  }

  @Test func nullWhereAValueIsNeeded() throws {
    #expect(try Found.problems("{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: null}") == ["K8S014 spec"])
    #expect(
      try Found.problems("{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [null]}}") == ["K8S014 spec.containers[0]"])
    #expect(try Found.problems(Found.pod(container: "env: [{name: null}]")) == ["K8S014 spec.containers[0].env[0].name"])
    #expect(try Found.problems("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {a: null}}, data: null}") == [])
  }

  @Test(arguments: [
    "'1'", "0.5", "500m", "1.5Gi", "1e3", "1E3", "1e-3", "-1", "+1", ".5", "5.", "1Ki", "1k", "' 1 '", "123456789012345678901234567890",
    "1n",
  ])
  func quantities(text: String) throws {
    #expect(try Found.problems(Found.pod(container: "resources: {limits: {memory: \(text)}}")) == [])
  }

  @Test(arguments: ["", "1GB", "1gi", "1 Gi", "500mi", "0x10", "1,5", "1e", "1e+", "1Kim", "half", "1K", "--1"])
  func badQuantities(text: String) throws {
    #expect(
      try Found.problems(Found.pod(container: "resources: {limits: {memory: '\(text)'}}"))
        == ["K8S004 spec.containers[0].resources.limits.memory"])
  }

  @Test func whatIsNoObject() throws {
    #expect(try Found.problems("[1]") == ["K8S013 "])
    #expect(try Found.problems("{a: 1}") == ["K8S013 apiVersion", "K8S013 kind"])
    #expect(try Found.problems("{apiVersion: 1, kind: Pod}") == ["K8S013 apiVersion"])
    #expect(try Found.problems("{apiVersion: v1, kind: ''}") == ["K8S013 kind"])
    #expect(
      try Found.words("{apiVersion: v1, kind: null}") == "error K8S013 kind: the object has no kind | add kind, such as Deployment")
  }

  @Test func listsHoldObjects() throws {
    let list = "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: ConfigMap}, {kind: Pod}, 7]}"
    #expect(try Found.problems(list) == ["K8S003 items[0].metadata.name", "K8S013 items[1].apiVersion", "K8S013 items[2]"])
    // Items of a typed list are of its kind, unless they say otherwise.
    let typed = "{apiVersion: v1, kind: ConfigMapList, items: [{metadata: {name: A}}, {apiVersion: v1, kind: Pod, metadata: {name: a}}]}"
    #expect(try Found.problems(typed) == ["K8S005 items[0].metadata.name", "K8S003 items[1].spec"])
    #expect(try Found.problems("{apiVersion: v1, kind: List}") == [])
    #expect(try Found.problems("{apiVersion: v1, kind: List, items: null}") == [])
    // A kind of somebody's that only sounds like a list.
    #expect(try Found.problems("{apiVersion: example.com/v1, kind: AllowList, spec: {}}") == [])
  }
}
