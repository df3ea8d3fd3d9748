internal import CLibYAML
internal import Diagnostics

/// Builds one document after another from events, without recursion.
///
/// Items and entries of all open collections lie on two shared stacks and are cut off in one piece when their collection ends.
struct Composer<Tree: ComposedTree> {
  /// An open list or map.
  struct Frame {
    var isMap: Bool
    var position: Position
    var anchor: String?
    /// Where its items or entries begin on the shared stack.
    var base: Int
    var key: String?
    var keyPosition = Position(line: 0, column: 0)
    /// Collections below this one, and what an alias to it adds; see `YAMLReader.Options.aliasAllowance`.
    var height = 0
    var weight = 1
    var isMergeKey = false
    var merge: Merge?
    /// Keys that were no strings, as they were written.
    var converted: [String: String] = [:]
    /// The keys of a map too large to be searched one by one.
    var seen: Set<String> = []
  }

  /// The value of `<<`.
  struct Merge {
    var value: Tree
    var position: Position
    /// How many keys stand before it.
    var preceding: Int
  }

  struct Anchor {
    var tree: Tree
    var height: Int
    var weight: Int
  }

  private(set) var frames: [Frame] = []
  private var items: [Tree] = []
  private(set) var entries: [Tree.Entry] = []
  /// Parallel to `entries`.
  private(set) var keyPositions: [Position] = []
  private var anchors: [String: Anchor] = [:]
  private var root: Tree?
  private var rootIsEmpty = false
  private var rootPosition = Position(line: 1, column: 1)

  /// The next document that is not empty, and where its value begins; nil at the end of the stream.
  mutating func next(from source: EventSource) throws(YAMLReadError) -> (tree: Tree, position: Position)? {
    do throws(YAMLReadError) {
      while !source.isFinished {
        try source.advance()
        try take(source)
        if source.event.pointee.type == YAML_DOCUMENT_END_EVENT, let tree = root {
          root = nil
          anchors.removeAll()
          if !rootIsEmpty { return (tree, rootPosition) }
        }
      }
      return nil
    } catch {
      source.finish()
      throw error
    }
  }

  /// Whether what comes next is a key of the innermost collection.
  private var expectsKey: Bool {
    let last = frames.count - 1
    return last >= 0 && frames[last].isMap && frames[last].key == nil
  }

  private mutating func take(_ source: EventSource) throws(YAMLReadError) {
    switch source.event.pointee.type {
    case YAML_SCALAR_EVENT:
      if expectsKey { try takeKey(source) } else { try takeScalar(source) }
    case YAML_MAPPING_START_EVENT:
      let data = source.event.pointee.data.mapping_start
      try open(source, isMap: true, anchor: data.anchor)
    case YAML_SEQUENCE_START_EVENT:
      let data = source.event.pointee.data.sequence_start
      try open(source, isMap: false, anchor: data.anchor)
    case YAML_MAPPING_END_EVENT: try closeMap(source)
    case YAML_SEQUENCE_END_EVENT: closeList()
    case YAML_ALIAS_EVENT: try takeAlias(source)
    default: break
    }
  }

  private mutating func takeScalar(_ source: EventSource) throws(YAMLReadError) {
    let scalar = ScalarEvent(source.event)
    let value = try source.value(of: scalar)
    let position = source.position
    if frames.isEmpty { rootIsEmpty = scalar.isPlain && scalar.text.isEmpty && scalar.tag == nil && scalar.anchor == nil }
    let tree = Tree.leaf(value, text: scalar.text, at: position)
    let weight = 1 + scalar.text.count
    if let anchor = scalar.anchor { anchors[String(cString: anchor)] = Anchor(tree: tree, height: 0, weight: weight) }
    attach(tree, height: 0, weight: weight, at: position)
  }

  private mutating func takeKey(_ source: EventSource) throws(YAMLReadError) {
    let scalar = ScalarEvent(source.event)
    let last = frames.count - 1
    frames[last].keyPosition = source.position
    if source.options.mergeKeys, scalar.isMergeKey {
      if let merge = frames[last].merge {
        throw source.error(.duplicateKey("<<", first: merge.position.location(in: source.text.file)))
      }
      frames[last].key = "<<"
      frames[last].isMergeKey = true
      return
    }
    let value = try source.value(of: scalar)
    if source.options.keys == .strict, scalar.isPlain, ScalarResolver.isBooleanLike(scalar.text) {
      throw source.error(.booleanLikeKey(scalar.string))
    }
    var key = scalar.string
    let written = key
    var isConverted = true
    switch value {
    case .null: throw source.error(.nullKey)
    case .bool(let value): key = value ? "true" : "false"
    case .int(let value): key = String(value)
    // As sigs.k8s.io/yaml converts it (yaml.go): with the precision of 32 bits.
    case .float(let value): key = GoText.formatFloat(value, bits: .single)
    case .string: isConverted = false
    }
    try checkUnique(key, written: written, isConverted: isConverted, source)
    if isConverted { frames[last].converted[key] = written }
    if let anchor = scalar.anchor {
      anchors[String(cString: anchor)] = Anchor(
        tree: Tree.leaf(value, text: scalar.text, at: source.position), height: 0, weight: 1 + scalar.text.count)
    }
    frames[last].weight += scalar.text.count
    frames[last].key = key
  }

  private mutating func checkUnique(_ key: String, written: String, isConverted: Bool, _ source: EventSource) throws(YAMLReadError) {
    let last = frames.count - 1
    let base = frames[last].base
    let isKnown: Bool
    if entries.count - base < 24 {
      isKnown = entries[base...].contains { Tree.key(of: $0) == key }
    } else {
      if frames[last].seen.isEmpty { frames[last].seen = Set(entries[base...].lazy.map { Tree.key(of: $0) }) }
      isKnown = !frames[last].seen.insert(key).inserted
    }
    guard isKnown, let first = entries[base...].firstIndex(where: { Tree.key(of: $0) == key }) else { return }
    let place = keyPositions[first].location(in: source.text.file)
    let firstWritten = frames[last].converted[key]
    if firstWritten ?? key == written, (firstWritten != nil) == isConverted {
      throw source.error(.duplicateKey(key, first: place))
    }
    throw source.error(.collidingKeys(key, written: written, firstWritten: firstWritten ?? key, first: place))
  }

  private mutating func open(
    _ source: EventSource, isMap: Bool, anchor: UnsafeMutablePointer<UInt8>?
  ) throws(YAMLReadError) {
    if expectsKey {
      throw source.templateError(or: .complexKey)
    }
    guard frames.count < source.options.depthLimit else { throw source.error(.tooDeep(limit: source.options.depthLimit)) }
    rootIsEmpty = false
    frames.append(
      Frame(
        isMap: isMap, position: source.position, anchor: anchor.map { String(cString: $0) },
        base: isMap ? entries.count : items.count))
  }

  private mutating func closeList() {
    guard let frame = frames.popLast() else { return }
    let tree = Tree.list(items[frame.base...], at: frame.position)
    items.removeSubrange(frame.base...)
    close(frame, tree)
  }

  private mutating func closeMap(_ source: EventSource) throws(YAMLReadError) {
    guard let frame = frames.popLast() else { return }
    if let merge = frame.merge { try self.merge(merge, base: frame.base, source) }
    let tree = Tree.map(entries[frame.base...], at: frame.position)
    entries.removeSubrange(frame.base...)
    keyPositions.removeSubrange(frame.base...)
    close(frame, tree)
  }

  private mutating func close(_ frame: Frame, _ tree: Tree) {
    if let anchor = frame.anchor { anchors[anchor] = Anchor(tree: tree, height: frame.height + 1, weight: frame.weight) }
    attach(tree, height: frame.height + 1, weight: frame.weight, at: frame.position)
  }

  /// Puts entries of merged maps behind the explicit ones, which win; of several maps the earlier wins.
  private mutating func merge(_ merge: Merge, base: Int, _ source: EventSource) throws(YAMLReadError) {
    let maps = merge.value.composedItems ?? [merge.value]
    var known = [String: Int](minimumCapacity: entries.count - base)
    for index in base..<entries.count { known[Tree.key(of: entries[index])] = index - base }
    for map in maps {
      guard let merged = map.composedEntries else {
        throw YAMLReadError(.badMerge, at: merge.position.location(in: source.text.file))
      }
      for entry in merged {
        let key = Tree.key(of: entry)
        if let index = known[key] {
          guard index < merge.preceding else { continue }
          let first = keyPositions[base + index].location(in: source.text.file)
          throw YAMLReadError(.mergeAfterKey(key, first: first), at: merge.position.location(in: source.text.file))
        }
        known[key] = .max
        entries.append(entry)
        keyPositions.append(merge.position)
      }
    }
  }

  private mutating func takeAlias(_ source: EventSource) throws(YAMLReadError) {
    let name = source.event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
    guard let anchor = anchors[name] else {
      throw source.error(frames.contains { $0.anchor == name } ? .recursiveAlias(name) : .undefinedAlias(name))
    }
    if frames.contains(where: { $0.anchor == name }) { throw source.error(.recursiveAlias(name)) }
    if expectsKey { throw source.error(.complexKey) }
    guard frames.count + anchor.height <= source.options.depthLimit else {
      throw source.error(.tooDeep(limit: source.options.depthLimit))
    }
    let (left, overflows) = source.aliasAllowance.subtractingReportingOverflow(anchor.weight)
    guard !overflows, left >= 0 else { throw source.error(.aliasExpansion(limit: source.aliasLimit)) }
    source.aliasAllowance = left
    attach(anchor.tree, height: anchor.height, weight: anchor.weight, at: source.position)
  }

  private mutating func attach(_ tree: Tree, height: Int, weight: Int, at position: Position) {
    let last = frames.count - 1
    guard last >= 0 else {
      root = tree
      rootPosition = position
      return
    }
    frames[last].height = max(frames[last].height, height)
    frames[last].weight += weight
    guard frames[last].isMap else {
      items.append(tree)
      return
    }
    if frames[last].isMergeKey {
      frames[last].merge = Merge(value: tree, position: frames[last].keyPosition, preceding: entries.count - frames[last].base)
      frames[last].isMergeKey = false
      frames[last].key = nil
    } else if let key = frames[last].key.take() {
      entries.append(Tree.entry(key, at: frames[last].keyPosition, tree))
      keyPositions.append(frames[last].keyPosition)
    }
  }
}

extension YAMLReader.Options {
  var depthLimit: Int { min(max(1, maxDepth), 4096) }
}
