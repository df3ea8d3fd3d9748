import ChartModel
import StackFile
import YAML

/// Values that an installation needs of its own: the cluster's name, and what backends are asked for beside Secrets.
enum ExampleValues {
  static func text(_ stack: WindowsNodes, _ settings: SettingsSchema) -> String {
    var writer = YAMLDocumentWriter()
    writer.comment("Values of one installation. Every setting is in chart/values.yaml; give here what differs from it.", indent: 0)
    let groups = ["collectors"] + stack.backendGroups
    for case .group(let name, _, let members) in settings.members where groups.contains(name) {
      let shown = name == "collectors" ? members.filter { $0.name == "clusterName" } : members
      if !hasTexts(shown) { continue }
      writer.header(name, indent: 0)
      write(shown, to: &writer, indent: 2)
    }
    return writer.text
  }

  private static func write(_ members: [SettingsSchema.Member], to writer: inout YAMLDocumentWriter, indent: Int) {
    for member in members {
      switch member {
      case .setting(let declaration):
        guard let value = shown(declaration) else { continue }
        writer.comment(declaration.summary, indent: indent)
        writer.entry(member.name, value, indent: indent)
      case .group(let name, _, let members):
        guard hasTexts(members) else { continue }
        writer.header(name, indent: indent)
        write(members, to: &writer, indent: indent + 2)
      }
    }
  }

  private static func hasTexts(_ members: [SettingsSchema.Member]) -> Bool {
    members.contains { member in
      switch member {
      case .setting(let declaration): shown(declaration) != nil
      case .group(_, _, let members): hasTexts(members)
      }
    }
  }

  /// Addresses, regions and identities; names of Secrets are good as they are.
  private static func shown(_ declaration: SettingsSchema.Declaration) -> YAMLValue? {
    guard case .string(let text)? = declaration.defaultValue, !text.isEmpty else { return nil }
    return declaration.path.last?.lowercased().contains("secret") == true ? nil : .string(text)
  }
}
