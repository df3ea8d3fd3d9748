import CollectorSchemas
import YAML

extension CollectorView {
  /// A component that another one names in its configuration, such as an authenticator.
  struct ComponentReference: Sendable {
    let owner: Component
    let kind: ComponentKind
    let id: ComponentID
    /// From the configuration's root.
    let path: [PathElement]
  }

  static func componentReferences(_ components: [Component], _ version: CollectorVersion) -> [ComponentReference] {
    components.filter { $0.description != nil }.flatMap { component in
      CollectorSchemas.embedded.references(in: component.configuration, of: component.kind, component.id.type, in: version)
        .filter { !$0.id.hasBytes("${") }
        .map { ComponentReference(owner: component, kind: $0.kind, id: ComponentID($0.id), path: component.path + $0.path) }
    }
  }
}
