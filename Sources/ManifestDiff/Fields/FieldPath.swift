import YAML

/// One step from a value into it.
public enum FieldStep: Sendable, Hashable {
  case key(String)
  /// The place in the old list of what is gone, and in the new one of everything else.
  case index(Int)
  /// The element of a list of maps that has this value under the key, as Kubernetes tells containers by their names.
  case element(key: String, value: String)
}

public struct FieldPath: Sendable, Hashable {
  public var steps: [FieldStep]

  public init(_ steps: [FieldStep] = []) { self.steps = steps }

  /// From keys alone: `spec.selector`.
  public init(keys text: String) { steps = text.split(separator: ".").map { .key(String($0)) } }

  /// `spec.template.spec.containers[name=proxy].env[2]`; keys with other characters than letters, digits, `_` and `-` in brackets and
  /// quotes.
  public var text: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += Self.isPlain(key) ? (text.isEmpty ? key : ".\(key)") : "[\(Self.quoted(key))]"
      case .index(let index): text += "[\(index)]"
      case .element(let key, let value): text += "[\(key)=\(Self.isPlain(value) ? value : Self.quoted(value))]"
      }
    }
    return text
  }

  public func isBelow(_ other: FieldPath) -> Bool { steps.count > other.steps.count && steps.starts(with: other.steps) }

  func appending(_ step: FieldStep) -> FieldPath { FieldPath(steps + [step]) }

  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
      }
  }

  private static func quoted(_ text: String) -> String { ValueText.oneLine(.string(text), limit: 200) }
}
