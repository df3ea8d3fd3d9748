import Diagnostics
public import YAML

extension ClusterNode {
  /// The nodes of what `kubectl get nodes -o json` (or `-o yaml`) prints: a List, a NodeList, or Nodes as documents of their own, in the
  /// order of the input.
  ///
  /// - Throws: `PlacementError`, with its place in the file, if something else than nodes is found, or no node at all.
  public static func read(_ documents: [LocatedValue], file: String) throws(PlacementError) -> [ClusterNode] {
    var found: [FoundNode] = []
    for (index, document) in documents.enumerated() {
      do throws(PlacementError) { found += try nodes(in: document.plain, document: index) } catch {
        throw error.located(in: document, file: file)
      }
    }
    return try checked(found) { node in documents[node.document].location(at: node.path, in: file) }
  }

  /// The same for values without positions.
  ///
  /// - Throws: `PlacementError`, whose path begins at the document.
  public static func read(_ documents: [YAMLValue]) throws(PlacementError) -> [ClusterNode] {
    var found: [FoundNode] = []
    for (index, document) in documents.enumerated() { found += try nodes(in: document, document: index) }
    return try checked(found) { _ in nil }
  }

  private struct FoundNode {
    var node: ClusterNode
    var document: Int
    var path: [PathElement]
  }

  private static func checked(
    _ found: [FoundNode], location: (FoundNode) -> SourceLocation?
  ) throws(PlacementError) -> [ClusterNode] {
    if found.isEmpty { throw PlacementError(.noNodes, at: []) }
    var firsts: [String: FoundNode] = [:]
    for node in found {
      if let first = firsts.updateValue(node, forKey: node.node.name) {
        throw PlacementError(.duplicateNode(name: node.node.name, first: location(first)), at: node.path, location: location(node))
      }
    }
    return found.map(\.node)
  }

  private static func nodes(in document: YAMLValue, document index: Int) throws(PlacementError) -> [FoundNode] {
    let root = Field(value: document, path: [])
    guard case .map = document else { throw root.error(.notANode(kind: nil)) }
    let kind = try root.text("kind")
    guard kind == "List" || kind == "NodeList" else { return [FoundNode(node: try node(root), document: index, path: [])] }
    var found: [FoundNode] = []
    for item in try root.items("items") {
      // The API server's own lists leave out the kind of their items.
      found.append(FoundNode(node: try node(item, kindIfMissing: kind == "NodeList" ? "Node" : nil), document: index, path: item.path))
    }
    return found
  }

  private static func node(_ field: Field, kindIfMissing: String? = nil) throws(PlacementError) -> ClusterNode {
    guard case .map = field.value else { throw field.error(.notANode(kind: nil)) }
    let kind = try field.text("kind") ?? kindIfMissing
    guard kind == "Node" else { throw field.error(.notANode(kind: kind)) }
    guard let metadata = try field.field("metadata"), let name = try metadata.text("name"), !name.isEmpty else {
      throw field.error(.nodeWithoutName)
    }
    var node = ClusterNode(name, labels: try metadata.textMap("labels"))
    if let spec = try field.field("spec") {
      for taint in try spec.items("taints") { node.taints.append(try Taint(taint)) }
      node.isUnschedulable = try spec.flag("unschedulable")
    }
    if let status = try field.field("status") { try node.read(status: status) }
    return node
  }

  private mutating func read(status: Field) throws(PlacementError) {
    if try status.field("allocatable") != nil { allocatable = try status.quantities("allocatable") }
    if let info = try status.field("nodeInfo") {
      operatingSystem = try Self.nonEmpty(info.text("operatingSystem")) ?? operatingSystem
      architecture = try Self.nonEmpty(info.text("architecture")) ?? architecture
    }
    for condition in try status.items("conditions") where try condition.text("type") == "Ready" {
      isReady = try condition.text("status") == "True"
    }
  }

  private static func nonEmpty(_ text: String?) -> String? { text == "" ? nil : text }
}
