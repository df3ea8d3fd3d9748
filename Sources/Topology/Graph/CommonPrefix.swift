/// What the names of a release's workloads begin with, up to a hyphen: it says nothing of any of them.
enum CommonPrefix {
  /// Empty if fewer than two names share one, or some name would be hardly anything without it.
  static func of(_ names: [String]) -> String {
    guard let first = names.first, Set(names).count > 1 else { return "" }
    var prefix = first[...]
    for name in names {
      while !name.utf8.starts(with: prefix.utf8) { prefix = prefix.dropLast() }
    }
    guard let hyphen = prefix.lastIndex(of: "-") else { return "" }
    let found = String(prefix[...hyphen])
    return found.count >= 4 && names.allSatisfy { $0.count >= found.count + 3 } ? found : ""
  }
}
