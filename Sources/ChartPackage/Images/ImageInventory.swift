public import ChartModel
public import Checks
public import YAML

/// Every image that a rendering uses: where, on which operating system, and which settings name it.
public struct ImageInventory: Sendable {
  /// A container that runs an image.
  public struct Use: Sendable, Hashable {
    public var kind: String
    public var namespace: String?
    public var name: String
    public var container: String
    /// Of the nodes that the pod is for; nil if nothing tells.
    public var system: OSName?
  }

  public struct Image: Sendable, Hashable {
    /// As containers name it: `registry/repository:tag@digest`.
    public var reference: ImageReference
    public var text: String
    /// In the order of the objects.
    public var uses: [Use]
    /// The registry's first, the tag's last.
    public var settings: [ImageSetting]

    /// Linux before Windows.
    public var systems: [OSName] { OSName.allCases.filter { system in uses.contains { $0.system == system } } }
  }

  /// In the order of their names' bytes.
  public let images: [Image]
  /// What the images were found with.
  public let values: YAMLMap

  /// - Parameter values: coalesced with the chart's defaults, and accepted by its schema.
  public init(_ chart: ChartDefinition, values: YAMLMap, release: ReleaseFacts) {
    let rendering = Evaluator(chart).render(values, release: release)
    let objects = rendering.objects + rendering.hooks
    var images: [String: Image] = [:]
    for pod in PodView.pods(in: objects.map(\.value)) {
      for container in pod.containers {
        guard let text = container.image, !text.isEmpty else { continue }
        let reference = ImageReference(text)
        let behind = chart.settings(behind: pod.path + container.path + ["image"], inDocument: objects[pod.object.document].document)
        let use = Use(
          kind: pod.object.kind, namespace: pod.object.namespace, name: pod.object.name ?? "", container: container.name,
          system: pod.system.name)
        let settings = ImageSetting.find(reference, settings: behind, values: values)
        if images[text] == nil { images[text] = Image(reference: reference, text: text, uses: [], settings: []) }
        images[text]?.uses.append(use)
        images[text]?.settings += settings
      }
    }
    self.images = images.values.map { image in
      var image = image
      var seen: Set<[PathElement]> = []
      image.settings = image.settings.filter { seen.insert($0.path).inserted }
      return image
    }.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    self.values = values
  }
}
