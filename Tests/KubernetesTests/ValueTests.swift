import ChartModel
import Kubernetes
import Testing
import YAML

/// What the values that users write as Kubernetes does accept and refuse.
struct ValueTests {
  struct Row: Sendable {
    var type: ValueType
    var value: YAMLValue

    init(_ type: ValueType, _ value: YAMLValue) {
      self.type = type
      self.value = value
    }
  }

  private static let accepted: [Row] = [
    Row(Tolerations.valueType, [["operator": "Exists"]]),
    Row(Tolerations.valueType, [["key": "os", "value": "Windows", "effect": "NoExecute", "tolerationSeconds": -1]]),
    Row(ImagePullSecrets.valueType, [["name": "registry.example"]]),
    Row(ResourceRequirements.valueType, ["limits": ["cpu": 1, "memory": "1.5Gi", "example.com/gpu": "2"], "requests": [:]]),
    Row(
      Affinity.valueType,
      [
        "nodeAffinity": [
          "requiredDuringSchedulingIgnoredDuringExecution": [
            "nodeSelectorTerms": [["matchFields": [["key": "metadata.name", "operator": "In", "values": ["node.example"]]]]]
          ]
        ],
        "podAntiAffinity": [
          "preferredDuringSchedulingIgnoredDuringExecution": [
            ["weight": 100, "podAffinityTerm": ["topologyKey": "kubernetes.io/hostname", "namespaceSelector": [:]]]
          ]
        ],
      ]
    ),
    Row(TopologySpreadConstraints.valueType, [["maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule"]]),
  ]

  @Test(arguments: accepted) func accepts(row: Row) { #expect(row.type.violations(of: row.value) == []) }

  private static let refused: [Row] = [
    Row(Tolerations.valueType, [["effect": "noSchedule"]]), Row(Tolerations.valueType, ["operator": "Exists"]),
    Row(Tolerations.valueType, [["operator": "Gt"]]), Row(Tolerations.valueType, [["keys": "os"]]),
    Row(ImagePullSecrets.valueType, ["registry"]), Row(ImagePullSecrets.valueType, [[:]]),
    Row(ResourceRequirements.valueType, ["limits": ["memory": "128 Mi"]]), Row(ResourceRequirements.valueType, ["limit": [:]]),
    Row(Affinity.valueType, ["nodeAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": ["nodeSelectorTerms": []]]]),
    Row(
      Affinity.valueType,
      ["podAffinity": ["preferredDuringSchedulingIgnoredDuringExecution": [["weight": 101, "podAffinityTerm": ["topologyKey": "a"]]]]]
    ),
    Row(TopologySpreadConstraints.valueType, [["maxSkew": 0, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule"]]),
    Row(TopologySpreadConstraints.valueType, [["maxSkew": 1, "topologyKey": "zone"]]),
  ]

  @Test(arguments: refused) func refuses(row: Row) { #expect(row.type.violations(of: row.value).count == 1) }

  @Test func noneIsAlwaysAllowed() {
    #expect(Tolerations.valueType.violations(of: Tolerations.none) == [])
    #expect(Affinity.valueType.violations(of: Affinity.none) == [])
    #expect(TopologySpreadConstraints.valueType.violations(of: TopologySpreadConstraints.none) == [])
    #expect(ResourceRequirements.valueType.violations(of: ResourceRequirements.none) == [])
    #expect(ImagePullSecrets.valueType.violations(of: ImagePullSecrets.none) == [])
  }

  @Test func anImageIsNamedWhole() throws {
    let tag = "1@sha256:" + String(repeating: "0", count: 64)
    let image: YAMLValue = [
      "registry": "localhost:5000", "repository": "a/b", "tag": .string(tag), "pullPolicy": "Never",
      "pullSecrets": [["name": "key"]],
    ]
    let object = try TestChart.object(["image": image]) { values in
      Pod(
        "lone",
        pod: PodSpec<Linux>(imagePullSecrets: values.image.pullSecrets) {
          Container("main", image: values.image.reference, pullPolicy: values.image.pullPolicy.text)
        })
    }
    #expect(object["spec"]?["containers"]?[0]?["image"] == .string("localhost:5000/a/b:\(tag)"))
    #expect(object["spec"]?["containers"]?[0]?["imagePullPolicy"] == "Never")
    #expect(object["spec"]?["imagePullSecrets"] == [["name": "key"]])
  }

  @Test(arguments: [("registry", ""), ("repository", "Upper/case"), ("tag", ""), ("pullPolicy", "Sometimes")])
  func anImageWithoutARightPartIsRefused(key: String, value: String) throws {
    let definition = try TestChart.definition { _ in ServiceAccount("agent") }
    var values = definition.settings.defaults
    var image = try #require(values["image"]?.map)
    image[key] = .string(value)
    values["image"] = .map(image)
    let violations = definition.settings.violations(of: values)
    #expect(violations.map(\.path) == [[.key("image"), .key(key)]])
  }

  private struct WithoutImage: ChartSpec {
    struct Settings: ChartValues {
      @SettingGroup("An image.") var image = ImageSettings()
    }

    static let info = ChartInfo(name: "agent", version: "1.0.0", appVersion: "9.9", summary: "A chart for tests.")
    static func chart(_ values: Settings) -> Chart { Chart {} }
  }

  @Test func aChartMustGiveItsImage() {
    #expect(throws: DeclarationProblems.self) { try ChartDefinition(WithoutImage.self) }
  }
}
