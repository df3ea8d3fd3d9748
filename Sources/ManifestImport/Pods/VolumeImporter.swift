import ChartModel
import Kubernetes
import YAML

/// Makes volumes of one operating system.
struct VolumeImporter<OS: ImportedSystem> {
  let context: ImportContext

  func volume(_ yaml: YAMLValue) -> Written<Volume<OS>> {
    let asItIs = Written(Volume<OS>.yaml(yaml), .call("Volume.yaml", YAMLCode.code(yaml)))
    guard let map = yaml.map else { return asItIs }
    var fields = Fields(map)
    guard let name = fields.word("name") else { return asItIs }
    if let own = OS.ownVolume(name, &fields, context), fields.isEmpty { return own }
    fields = Fields(map)
    fields.drop("name")
    let made =
      emptyDir(name, &fields) ?? configMap(name, &fields) ?? secret(name, &fields) ?? hostPath(name, &fields) ?? claim(name, &fields)
      ?? ProjectedImporter<OS>(context: context).volume(name, &fields)
    guard let made, fields.isEmpty else { return asItIs }
    return made
  }

  private func emptyDir(_ name: Written<String>, _ fields: inout Fields) -> Written<Volume<OS>>? {
    if fields["emptyDir"] == [:] {
      fields.drop("emptyDir")
      return Written(.emptyDir(name.value), .call("Volume.emptyDir", name.code))
    }
    return fields.inside("emptyDir") { folder in
      folder.quantity("sizeLimit").map { limit in
        Written(.emptyDir(name.value, sizeLimit: limit.value), .call("Volume.emptyDir", [(nil, name.code), ("sizeLimit", limit.code)]))
      }
    }
  }

  private func configMap(_ name: Written<String>, _ fields: inout Fields) -> Written<Volume<OS>>? {
    fields.inside("configMap") { source in
      guard let object = source.word("name") else { return nil }
      let items = source.take("items", Self.items)
      let objectName = context.name(object.value)
      return Written(
        .configMap(name.value, objectName.value, items: items ?? []),
        .call(
          "Volume.configMap",
          [
            (nil, name.code), (nil, objectName.code),
            (
              "items",
              items.map { items in
                .list(items.map { .call("", [("key", .text(SwiftLiteral.line($0.key))), ("path", .text(SwiftLiteral.line($0.path)))]) })
              }
            ),
          ]))
    }
  }

  static func items(_ value: YAMLValue) -> [(key: String, path: String)]? {
    guard let list = value.list, !list.isEmpty else { return nil }
    let items = list.compactMap { item -> (key: String, path: String)? in
      guard item.map?.count == 2, let key = item["key"]?.string, let path = item["path"]?.string else { return nil }
      return (key, path)
    }
    return items.count == list.count ? items : nil
  }

  private func secret(_ name: Written<String>, _ fields: inout Fields) -> Written<Volume<OS>>? {
    fields.inside("secret") { source in
      guard let object = source.word("secretName") else { return nil }
      let objectName = context.name(object.value)
      if let items = source.take("items", Self.items), items.count == 1, let item = items.first {
        return Written(
          .secret(name.value, objectName.value, key: Expr(literal: item.key), path: item.path),
          .call(
            "Volume.secret",
            [
              (nil, name.code), (nil, objectName.code), ("key", .text(SwiftLiteral.line(item.key))),
              ("path", .text(SwiftLiteral.line(item.path))),
            ]))
      }
      let optional = source.fixedFlag("optional")
      return Written(
        .secret(name.value, objectName.value, optional: optional?.value),
        .call("Volume.secret", [(nil, name.code), (nil, objectName.code), ("optional", optional?.code)]))
    }
  }

  private func hostPath(_ name: Written<String>, _ fields: inout Fields) -> Written<Volume<OS>>? {
    fields.inside("hostPath") { source in
      guard let path = source.text("path") else { return nil }
      let type = source.choice(
        "type",
        [
          ("directory", HostPathType.directory), ("directoryOrCreate", .directoryOrCreate), ("file", .file),
          ("fileOrCreate", .fileOrCreate),
        ])
      return Written(
        .hostPath(name.value, path.value, type: type?.value),
        .call("Volume.hostPath", [(nil, name.code), (nil, path.code), ("type", type?.code)]))
    }
  }

  private func claim(_ name: Written<String>, _ fields: inout Fields) -> Written<Volume<OS>>? {
    fields.inside("persistentVolumeClaim") { source in
      guard let claim = source.word("claimName") else { return nil }
      let objectName = context.name(claim.value)
      return Written(
        .persistentVolumeClaim(name.value, claim: objectName.value),
        .call("Volume.persistentVolumeClaim", [(nil, name.code), ("claim", objectName.code)]))
    }
  }
}
