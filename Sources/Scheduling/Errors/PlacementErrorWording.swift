public import Diagnostics
import YAML

extension PlacementError {
  public var diagnostic: Diagnostic {
    var related: [Diagnostic.Related] = []
    if case .duplicateNode(_, let first?) = problem { related = [.init("first given here", at: first)] }
    return Diagnostic(problem.code, .error, place + problem.message, at: location, related: related, hint: problem.hint)
  }

  /// `spec.containers[0]: `, or nothing for the whole document.
  private var place: String { path.isEmpty ? "" : "\(printable(path.text)): " }
}

extension PlacementError.Problem {
  /// Stable; see `DiagnosticCode`.
  public var code: DiagnosticCode {
    switch self {
    case .notANode: "PLACE001"
    case .noNodes: "PLACE002"
    case .nodeWithoutName: "PLACE003"
    case .duplicateNode: "PLACE004"
    case .badQuantity: "PLACE005"
    case .wrongType: "PLACE006"
    case .missingField: "PLACE007"
    case .unknownWord: "PLACE008"
    case .wrongValues: "PLACE009"
    }
  }

  var message: String {
    switch self {
    case .notANode(let kind?): "expected nodes, but this is of kind \(printable(kind))"
    case .notANode(nil): "expected nodes, but this is no Kubernetes object"
    case .noNodes: "there is no node in the input"
    case .nodeWithoutName: "the node has no name"
    case .duplicateNode(let name, _): "there are two nodes of the name \(printable(name))"
    case .badQuantity(let text, let fault): "\(printable(text)) is no quantity: \(fault.words)"
    case .wrongType(let expected, let found): "expected \(expected.words), but this is \(found.words)"
    case .missingField(let field): "the field \(field) is missing"
    case .unknownWord(let word, let allowed): "\(printable(word)) is none of \(allowed.joined(separator: ", "))"
    case .wrongValues(let name, let count): "the operator \(name) cannot have \(count) values"
    }
  }

  var hint: String? {
    switch self {
    case .notANode, .noNodes: "Get the nodes with: kubectl get nodes -o json"
    case .nodeWithoutName: "Give it a metadata.name."
    case .duplicateNode: "Give the nodes of one cluster, each once."
    case .badQuantity(_, let fault): fault.hint
    case .wrongType(.text, .boolean), .wrongType(.text, .number): "Put it in quotes; Kubernetes takes texts alone here."
    case .wrongType(let expected, _): "Write \(expected.words) here, or leave the field out."
    case .missingField(let field): "Add the field \(field)."
    case .unknownWord(let word, let allowed):
      nearestMatch(to: word, among: allowed).map { "Did you mean \($0)?" } ?? "Write one of \(allowed.joined(separator: ", "))."
    case .wrongValues: "In and NotIn take one value or more, Exists and DoesNotExist none."
    }
  }
}

extension PlacementError.Shape {
  fileprivate var words: String {
    switch self {
    case .nothing: "nothing"
    case .boolean: "a boolean"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

extension [PathElement] {
  /// `spec.containers[0].image`; keys with a point or a slash stand in brackets: `spec.nodeSelector[kubernetes.io/os]`.
  fileprivate var text: String {
    var text = ""
    for element in self {
      switch element {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where key.contains { $0 == "." || $0 == "/" }: text += "[\(key)]"
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      }
    }
    return text
  }
}
