import Diagnostics
import ManifestInput
import YAML

/// The documents of a scope with their positions, read when the first finding asks for them.
struct LintedText {
  private let documents: [ManifestDocument]
  private var trees: [Int: LocatedValue] = [:]

  init(_ documents: [ManifestDocument]) { self.documents = documents }

  /// In lines of the file.
  mutating func position(_ place: Finding.Place) -> Position {
    guard let tree = tree(place.document) else { return Position(line: 1, column: 1) }
    return tree.position(at: place.path)
  }

  /// As reports tell it.
  mutating func location(_ place: Finding.Place) -> SourceLocation { documents[place.document].text.location(position(place)) }

  private mutating func tree(_ document: Int) -> LocatedValue? {
    if let tree = trees[document] { return tree }
    let tree = documents[document].locatedValue()
    trees[document] = tree
    return tree
  }
}
