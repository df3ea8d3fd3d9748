public import ChartModel
import YAML

/// A volume of a pod for one operating system.
public struct Volume<OS: OperatingSystem>: Sendable {
  let tree: Tree

  init(tree: Tree) { self.tree = tree }

  init(_ name: String, _ source: String, tree: Tree) {
    self.tree = MapBuilder.tree { map in
      map.put("name", fixed: name)
      map.put(source, tree: tree)
    }
  }

  private init(_ name: String, _ source: String, _ body: (inout MapBuilder) -> Void) {
    self.init(name, source, tree: MapBuilder.tree(body))
  }

  /// An empty folder that lives as long as the pod.
  public static func emptyDir(_ name: String, sizeLimit: Expr<Quantity>? = nil) -> Volume {
    if let sizeLimit { Volume(name, "emptyDir") { $0.put("sizeLimit", sizeLimit) } } else { Volume(name, "emptyDir", tree: .value([:])) }
  }

  /// The entries of a ConfigMap as files.
  ///
  /// - Parameter items: only these keys, each under the path given.
  public static func configMap(_ name: String, _ configMap: ObjectName, items: [(key: String, path: String)] = []) -> Volume {
    Volume(name, "configMap") { map in
      map.put("name", configMap.expression())
      map.list("items", items.map { .value(["key": .string($0.key), "path": .string($0.path)]) })
    }
  }

  /// The entries of a Secret as files. Windows nodes keep them on disk in clear text.
  public static func secret(_ name: String, _ secret: ObjectName, optional: Bool? = nil) -> Volume {
    Volume(name, "secret") { map in
      map.put("secretName", secret.expression())
      map.put("optional", optional)
    }
  }

  /// One entry of a Secret as a file. Windows nodes keep it on disk in clear text.
  public static func secret(_ name: String, _ secret: ObjectName, key: Expr<String>, path: String) -> Volume {
    Volume(name, "secret") { map in
      map.put("secretName", secret.expression())
      map.list("items", [Self.item(key: key, path: path)])
    }
  }

  /// Some entries of a Secret as files of their own names, those whose condition holds. The pod starts once all of them are there; until
  /// then its events name the one that is missing. Windows nodes keep them on disk in clear text.
  public static func secret(_ name: String, _ secret: ObjectName, keys: [(key: String, condition: Expr<Bool>?)]) -> Volume {
    Volume(name, "secret") { map in
      map.put("secretName", secret.expression())
      map.list("items", keys.map { ListItem.item(Self.item(key: Expr(literal: $0.key), path: $0.key)).when($0.condition) })
    }
  }

  private static func item(key: Expr<String>, path: String) -> Tree {
    MapBuilder.tree { item in
      item.put("key", key)
      item.put("path", fixed: path)
    }
  }

  /// A folder or file of the node. Pod Security's `baseline` level refuses it.
  public static func hostPath(_ name: String, _ path: Expr<String>, type: HostPathType? = nil) -> Volume {
    Volume(name, "hostPath") { map in
      map.put("path", path)
      map.put("type", fixed: type?.rawValue)
    }
  }

  /// What a claim of the chart is bound to.
  public static func persistentVolumeClaim(_ name: String, claim: ObjectName) -> Volume {
    Volume(name, "persistentVolumeClaim") { $0.put("claimName", claim.expression()) }
  }
}

/// What must be, or is made, at a node's path.
public enum HostPathType: String, Sendable {
  /// A folder that is there.
  case directory = "Directory"
  /// A folder, made where there is none.
  case directoryOrCreate = "DirectoryOrCreate"
  /// A file that is there.
  case file = "File"
  /// A file, made empty where there is none; its folder must be there.
  case fileOrCreate = "FileOrCreate"
}

extension Volume where OS == Linux {
  /// The entries of a Secret as files with this mode, such as 0o400.
  public static func secret(_ name: String, _ secret: ObjectName, defaultMode: Int) -> Volume {
    Volume(name, "secret") { map in
      map.put("secretName", secret.expression())
      map.put(mode: defaultMode)
    }
  }

  /// One entry of a Secret as a file with this mode, such as 0o440.
  public static func secret(_ name: String, _ secret: ObjectName, key: Expr<String>, path: String, mode: Int) -> Volume {
    Volume(name, "secret") { map in
      map.put("secretName", secret.expression())
      map.put(mode: mode)
      map.list("items", [Self.item(key: key, path: path)])
    }
  }

  /// A folder in memory. What is in it counts against the containers' memory limits.
  public static func memory(_ name: String, sizeLimit: Expr<Quantity>? = nil) -> Volume {
    Volume(name, "emptyDir") { map in
      map.put("medium", "Memory")
      map.put("sizeLimit", sizeLimit)
    }
  }

  /// A folder of an NFS server.
  public static func nfs(_ name: String, server: Expr<String>, path: Expr<String>) -> Volume {
    Volume(name, "nfs") { map in
      map.put("server", server)
      map.put("path", path)
    }
  }
}

// kubernetes.io, "Windows containers in Kubernetes" and "Windows Storage".
extension Volume where OS: WindowsOperatingSystem {
  @available(*, unavailable, message: "an emptyDir in memory is Linux-only: use Volume.emptyDir on Windows")
  public static func memory(_ name: String, sizeLimit: Expr<Quantity>? = nil) -> Volume { emptyDir(name) }
  @available(*, unavailable, message: "NFS volumes are Linux-only: use a persistentVolumeClaim of an SMB class on Windows")
  public static func nfs(_ name: String, server: Expr<String>, path: Expr<String>) -> Volume { emptyDir(name) }
  @available(*, unavailable, message: "defaultMode is Linux-only: Windows volumes have no modes, leave it out")
  public static func secret(_ name: String, _ secret: ObjectName, defaultMode: Int) -> Volume { emptyDir(name) }
  @available(*, unavailable, message: "mode is Linux-only: Windows volumes have no modes, leave it out")
  public static func secret(_ name: String, _ secret: ObjectName, key: Expr<String>, path: String, mode: Int) -> Volume { emptyDir(name) }
}

extension MapBuilder {
  /// Puts a file mode. Kubernetes takes it in decimal from JSON; the comment says it as people know it.
  mutating func put(mode: Int) {
    append(.comment("0\(String(mode, radix: 8)) in octal"))
    put("defaultMode", mode)
  }
}
