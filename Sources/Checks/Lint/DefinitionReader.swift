public import KubernetesSchemas
import ManifestInput
import YAML

extension KubernetesSchemas {
  /// Adds the CustomResourceDefinitions of files; what else stands in them, and what cannot be read, is left to the check of these files.
  public mutating func addDefinitions(from files: [String]) {
    for file in files {
      var stream = PieceStream(manifest: file, isNamed: false)
      while let piece = stream.next() {
        guard case .text(let text) = piece, text.bytes.hasBytes("CustomResourceDefinition") else { continue }
        for document in InputReader.read(text).documents {
          for object in ObjectView.objects(in: document.value, document: 0) where object.kind == "CustomResourceDefinition" {
            _ = add(crd: .map(object.value))
          }
        }
      }
    }
  }
}
