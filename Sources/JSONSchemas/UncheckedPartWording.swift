public import Diagnostics
import RegularExpressions
import YAML

extension UncheckedPart {
  /// The words for it, with the place in the schema's file if it is known.
  public func diagnostic(at location: SourceLocation? = nil) -> Diagnostic {
    let place = ValueText.schemaPath(path)
    switch reason {
    case .pattern(let pattern, let fault):
      return Diagnostic(
        "JSS101", .info, "\(place): values are not checked against the pattern \(ValueText.cut(pattern)): \(fault.message)", at: location,
        hint: fault.schemaHint)
    case .remoteReference(let address):
      return Diagnostic(
        "JSS102", .info, "\(place): what \(ValueText.cut(address)) asks for is not checked, because schemas are not fetched", at: location,
        hint: "copy that schema into this document, under definitions")
    case .dialect(let uri):
      return Diagnostic(
        "JSS103", .info, "\(place): the dialect \(ValueText.cut(uri)) is not known", at: location,
        hint: "known are drafts 04, 06, 07, 2019-09 and 2020-12, such as http://json-schema.org/draft-07/schema#")
    }
  }
}

extension RegularExpressionFault {
  fileprivate var schemaHint: String? {
    switch problem {
    case .lookaround, .backreference: "Helm cannot match it either; write it without, or split it with allOf and not"
    default: nil
    }
  }
}
