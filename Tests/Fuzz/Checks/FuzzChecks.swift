import Checks
import Diagnostics
import KubernetesSchemas
import ManifestInput

private let linter = Linter(Checker(schemas: KubernetesSchemas(version: nil)))

/// Whatever is given to `wingen lint`: no rule may crash or hang, every finding has words and a place in the input, and checking again
/// finds the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzChecks(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let first = findings(bytes)
  precondition(first == findings(bytes), "findings differ")
  let lines = bytes.count { $0 == 0x0A } + 1
  for finding in first {
    precondition(!finding.message.isEmpty, "a finding without words")
    if let location = finding.location, location.file == "input" {
      precondition(location.line >= 1 && location.line <= lines && location.column >= 1, "a finding beyond the text")
    }
  }
  return 0
}

private func findings(_ bytes: [UInt8]) -> [Diagnostic] {
  var documents: [ManifestDocument] = []
  var stream = PieceStream(bytes: bytes[...], file: "input")
  while let piece = stream.next() {
    guard case .text(let text) = piece else { continue }
    documents += InputReader.read(text).documents
  }
  return linter.lint(documents, isWhole: true).findings.map(\.diagnostic)
}
