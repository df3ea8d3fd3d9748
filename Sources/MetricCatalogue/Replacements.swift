/// Which metrics came after which. Tables/replacements.txt says how it is written.
struct Replacements: Sendable {
  struct Edge: Sendable, Hashable {
    var old: String
    var new: String
    var isEquivalent: Bool
    var remark: String?
    /// Whether the new metric alone tells what the old one told.
    var isWhole: Bool
  }

  private(set) var edges: [Edge] = []
  private var byOld: [String: [Int]] = [:]
  private var byNew: [String: [Int]] = [:]
  /// What could not be read.
  private(set) var flaws: [String] = []

  init(_ text: String) {
    for line in text.split(separator: "\n" as Character) where !line.hasPrefix("#") {
      let parts = line.split(separator: "|" as Character, maxSplits: 1)
      let words = parts[0].split(separator: " " as Character)
      guard words.count >= 3, words[1] == "==" ? words.count == 3 : words[1] == "->" && parts.count == 2 else {
        flaws.append(String(line))
        continue
      }
      for new in words[2...] {
        let edge = Edge(
          old: String(words[0]), new: String(new), isEquivalent: words[1] == "==",
          remark: parts.count == 2 ? String(parts[1].dropFirst()) : nil, isWhole: words.count == 3)
        byOld[edge.old, default: []].append(edges.count)
        byNew[edge.new, default: []].append(edges.count)
        edges.append(edge)
      }
    }
  }

  func after(_ name: String) -> [Edge] { (byOld[name] ?? []).map { edges[$0] } }

  func before(_ name: String) -> [Edge] { (byNew[name] ?? []).map { edges[$0] } }

  /// Which way to look from a name.
  enum Direction { case newer, older }

  /// The nearest names on the way that are accepted, best first: equivalent ones, then those after fewer steps.
  func nearest(_ direction: Direction, of name: String, where accepts: (String) -> Bool) -> [MetricReplacement] {
    var found: [MetricReplacement] = []
    var visited: Set<String> = [name]
    var open = [MetricReplacement(name: name, isEquivalent: true)]
    while !open.isEmpty {
      var next: [MetricReplacement] = []
      for step in open {
        let edges = direction == .newer ? after(step.name) : before(step.name).filter(\.isWhole)
        for edge in edges {
          let target = direction == .newer ? edge.new : edge.old
          guard visited.insert(target).inserted else { continue }
          let reached = MetricReplacement(
            name: target, isEquivalent: step.isEquivalent && edge.isEquivalent, remark: step.remark ?? edge.remark)
          if accepts(target) { found.append(reached) } else { next.append(reached) }
        }
      }
      open = next
    }
    return found.filter(\.isEquivalent) + found.filter { !$0.isEquivalent }
  }

  /// A name and all that mean the same, in the order in which they are met.
  func equivalents(of name: String) -> [String] {
    var names = [name]
    var place = 0
    while place < names.count {
      let near = after(names[place]).filter(\.isEquivalent).map(\.new) + before(names[place]).filter(\.isEquivalent).map(\.old)
      for other in near where !names.contains(other) { names.append(other) }
      place += 1
    }
    return names
  }
}
