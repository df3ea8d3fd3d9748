public import Diagnostics
import YAML

/// What a piece holds: the documents before the first fault, and the fault.
public struct PieceContents: Sendable {
  public var documents: [ManifestDocument] = []
  public var problem: Diagnostic?
}

/// What an input gives, one after another.
public enum InputEvent: Sendable {
  case document(ManifestDocument)
  case problem(Diagnostic)
}

/// Reads pieces into documents. A piece that cannot be read is a finding, and says nothing about the next.
public enum InputReader {
  /// Reads one piece; may run on any thread.
  public static func read(_ text: DocumentText) -> PieceContents {
    var contents = PieceContents()
    do throws(YAMLReadError) {
      var reader = try YAMLDocumentReader(Array(text.bytes), file: text.file, options: text.readOptions)
      while let value = try reader.nextValue() {
        contents.documents.append(ManifestDocument(value: value, text: text, index: contents.documents.count))
      }
    } catch {
      contents.problem = text.mapped(InputProblem.yaml(error).diagnostic)
    }
    return contents
  }

  /// Reads an input to its end, one document at a time.
  public static func read<Failure: Error>(
    _ stream: inout PieceStream, _ body: (InputEvent) throws(Failure) -> Void
  ) throws(Failure) {
    while let piece = stream.next() {
      switch piece {
      case .problem(let problem): try body(.problem(problem.diagnostic))
      case .text(let text):
        let contents = read(text)
        for document in contents.documents { try body(.document(document)) }
        if let problem = contents.problem { try body(.problem(problem)) }
      }
    }
  }
}
