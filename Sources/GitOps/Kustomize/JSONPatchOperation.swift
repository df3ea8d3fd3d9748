import YAML

/// One step of a JSON patch (RFC 6902).
struct JSONPatchOperation: Sendable, Hashable {
  enum Action: String, Sendable, Hashable { case add, remove, replace }

  var action: Action
  /// Keys and places, from the top.
  var path: [String]
  /// Nil for `remove`.
  var value: YAMLValue?

  /// As patches are written in a file.
  var yaml: YAMLValue {
    var map: YAMLMap = ["op": .string(action.rawValue), "path": .string(Self.pointer(path))]
    if let value { map["value"] = value }
    return .map(map)
  }

  /// A JSON pointer (RFC 6901): `~` and `/` in keys are `~0` and `~1`.
  static func pointer(_ path: [String]) -> String {
    var bytes: [UInt8] = []
    for key in path {
      bytes.append(UInt8(ascii: "/"))
      for byte in key.utf8 {
        switch byte {
        case UInt8(ascii: "~"): bytes += "~0".utf8
        case UInt8(ascii: "/"): bytes += "~1".utf8
        default: bytes.append(byte)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
