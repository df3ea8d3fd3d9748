import Diagnostics
import ManifestInput
import YAML

extension InputPiece {
  var text: DocumentText? { if case .text(let text) = self { text } else { nil } }
  var problem: InputProblem? { if case .problem(let problem) = self { problem } else { nil } }
}

func pieces(_ text: String) -> [InputPiece] { DocumentSplitter.pieces(of: Array(text.utf8)[...], file: "f.yaml") }

func string(_ text: DocumentText) -> String { String(decoding: text.bytes, as: UTF8.self) }

/// Everything that a stream gives, read.
func contents(_ stream: consuming PieceStream) -> (documents: [ManifestDocument], problems: [Diagnostic]) {
  var documents: [ManifestDocument] = []
  var problems: [Diagnostic] = []
  InputReader.read(&stream) { event in
    switch event {
    case .document(let document): documents.append(document)
    case .problem(let problem): problems.append(problem)
    }
  }
  return (documents, problems)
}

func contents(_ text: String, file: String = "f.yaml") -> (documents: [ManifestDocument], problems: [Diagnostic]) {
  contents(PieceStream(bytes: Array(text.utf8)[...], file: file))
}
