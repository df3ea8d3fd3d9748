extension RegularExpression {
  /// Whether there may be a text of printable ASCII characters that both expressions match from its first character to its last.
  ///
  /// Conditions on places (`^`, `$`, `\b`) are taken to hold, so false is certain and true is not.
  ///
  /// - Parameter steps: how many pairs of places in the expressions are looked at; with more, there may be such a text.
  public func maySharePrintableMatch(with other: RegularExpression, steps: Int = 100_000) -> Bool {
    let (ours, theirs) = (program.instructions, other.program.instructions)
    var seen: Set<Int> = [0]
    var open = [(0, 0)]
    func visit(_ our: Int, _ their: Int) {
      if seen.insert(our * theirs.count + their).inserted { open.append((our, their)) }
    }
    while let (our, their) = open.popLast() {
      guard seen.count <= steps else { return true }
      if let next = ours[our].ways(from: our) {
        for way in next { visit(way, their) }
      } else if let next = theirs[their].ways(from: their) {
        for way in next { visit(our, way) }
      } else {
        switch (ours[our], theirs[their]) {
        case (.match, .match): return true
        case (.one(let ourClass), .one(let theirClass)):
          if Self.printable.contains(where: { ourClass.contains($0) && theirClass.contains($0) }) { visit(our + 1, their + 1) }
        default: break
        }
      }
    }
    return false
  }

  private static let printable = (0x20...0x7E).compactMap { Unicode.Scalar(UInt8($0)) }
}

extension Program.Instruction {
  /// Where it leads without a character of the text; nil if it takes one, or is the end.
  fileprivate func ways(from place: Int) -> [Int]? {
    switch self {
    case .one, .match: nil
    case .assertion, .save: [place + 1]
    case .jump(let target): [target]
    case .split(let first, let second): [first, second]
    }
  }
}
