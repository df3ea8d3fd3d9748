/// Makes blocks of the lines of all tables; names are resolved when all lines are read.
struct KeyTableReader {
  private var table = KeyTable()
  /// Shared blocks and sets of variants by name, and the blocks under way, whose references to themselves end there.
  private var shared: [String: TableLine] = [:]
  private var sharedBlocks: [String: Int] = [:]
  private var sharedVariants: [String: Int] = [:]
  private var components: [(section: String, line: TableLine)] = []
  private var service: TableLine?

  mutating func read(_ text: String, file: String) {
    for line in TableLine.read(text, file: file) {
      switch line.words.first {
      case "block", "variants":
        guard line.words.count > 1 else { fail(line, "a name is missing"); continue }
        if shared.updateValue(line, forKey: line.words[1]) != nil { fail(line, "a second \(line.words[1])") }
      case "service": service = line
      default:
        guard let kind = line.words.first.flatMap(ComponentKind.init(rawValue:)), line.words.count == 2 else {
          fail(line, "neither a block nor a component")
          continue
        }
        components.append((kind.section, line))
      }
    }
  }

  mutating func finish() -> KeyTable {
    for (section, line) in components {
      let block = makeBlock(line.children)
      if table.components.updateValue(block, forKey: "\(section)/\(line.words[1])") != nil { fail(line, "a second \(line.words[1])") }
    }
    if let service { table.service = makeBlock(service.children) }
    return table
  }

  // MARK: - Blocks

  /// Adds a block of lines; its number.
  private mutating func makeBlock(_ lines: [TableLine], basedOn base: Int? = nil) -> Int {
    let number = table.blocks.count
    table.blocks.append(ConfigurationBlock())
    fill(number, lines, basedOn: base)
    return number
  }

  private mutating func fill(_ number: Int, _ lines: [TableLine], basedOn base: Int?) {
    var block = base.map { table.blocks[$0] } ?? ConfigurationBlock()
    var own: Set<String> = []
    for line in lines {
      guard line.words.count >= 2 else { fail(line, "a key without a type"); continue }
      switch line.words[0] {
      case "+":
        guard let other = sharedBlock(line.words[1], line) else { continue }
        for key in table.blocks[other].keys where !own.contains(key.name) { block.put(key) }
        block.anyOf += table.blocks[other].anyOf
        if let others = table.blocks[other].others { block.others = others }
      case "*": block.others = type(line.words[1], line)
      case "any-of": block.anyOf.append(Array(line.words[1...]))
      default:
        let key = key(line, replacing: block)
        if !own.insert(key.name).inserted { fail(line, "a second \(key.name)") }
        block.put(key)
      }
    }
    table.blocks[number] = block
  }

  private mutating func sharedBlock(_ name: String, _ line: TableLine) -> Int? {
    if let number = sharedBlocks[name] { return number }
    guard let source = shared[name], source.words[0] == "block" else {
      fail(line, "there is no block \(name)")
      return nil
    }
    let number = table.blocks.count
    table.blocks.append(ConfigurationBlock())
    sharedBlocks[name] = number
    fill(number, source.children, basedOn: nil)
    return number
  }

  private mutating func variants(_ name: String, _ source: TableLine) -> Int {
    if let number = sharedVariants[name] { return number }
    let number = table.variants.count
    table.variants.append(BlockVariants(selector: source.words.count > 2 ? source.words[2] : "type"))
    sharedVariants[name] = number
    for line in source.children {
      let block = makeBlock(line.children)
      for word in line.words {
        table.variants[number].names.append(word)
        table.variants[number].blocks[word] = block
      }
    }
    return number
  }

  // MARK: - Keys

  private mutating func key(_ line: TableLine, replacing block: ConfigurationBlock) -> ConfigurationKey {
    var name = line.words[0]
    var isRequired = false
    if name.hasSuffix("!") {
      name.removeLast()
      isRequired = true
    }
    var written = line.words[1]
    var key = ConfigurationKey(name: name, type: .any)
    key.isRequired = isRequired
    if written.hasSuffix("?") {
      written.removeLast()
      key.isOptional = true
    }
    key.type = type(written, line)
    key.standard = line.standard
    for (index, word) in line.words.enumerated().dropFirst(2) {
      // What to use instead goes on to the end of the line.
      if word.hasPrefix("use=") {
        key.instead = String(line.words[index...].joined(separator: " ").dropFirst("use=".count))
        break
      }
      if !KeyAttribute.read(word, into: &key) { fail(line, "\(word) says nothing") }
    }
    return key
  }

  /// The type that a word stands for; lines under it make a block of `map` and change the keys of a shared block.
  private mutating func type(_ word: String, _ line: TableLine) -> ValueType {
    let forms = Self.forms(word)
    if forms.count > 1 { return .choice(forms.map { type($0, line) }) }
    if word.hasPrefix("["), word.hasSuffix("]") { return .list(type(String(word.dropFirst().dropLast()), line)) }
    if word.hasPrefix("{"), word.hasSuffix("}") { return .table(type(String(word.dropFirst().dropLast()), line)) }
    if word == "map" { return .block(makeBlock(line.children)) }
    if let plain = ValueType(word: word) { return plain }
    if let source = shared[word], source.words[0] == "variants" { return .variants(variants(word, source)) }
    guard let number = sharedBlock(word, line) else { return .any }
    return .block(line.children.isEmpty ? number : makeBlock(line.children, basedOn: number))
  }

  /// The parts of a word between bars that stand outside brackets.
  private static func forms(_ word: String) -> [String] {
    var forms = [""]
    var depth = 0
    for character in word {
      switch character {
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      default: break
      }
      if character == "|", depth == 0 { forms.append("") } else { forms[forms.count - 1].append(character) }
    }
    return forms
  }

  private mutating func fail(_ line: TableLine, _ flaw: String) { table.flaws.append("\(line.place): \(flaw)") }
}

extension ValueType {
  /// A type that is one word of the table's; nil for names of blocks.
  init?(word: String) {
    switch word {
    case "any": self = .any
    case "text": self = .text
    case "word": self = .word
    case "secret": self = .secret
    case "secretword": self = .secretWord
    case "bool": self = .bool
    case "int": self = .int
    case "uint": self = .unsigned
    case "number": self = .number
    case "duration": self = .duration
    case "promduration": self = .prometheusDuration
    case "bytes": self = .byteSize
    case "pipeline": self = .pipeline
    default:
      guard word.hasPrefix("id:"), let kind = ComponentKind(rawValue: String(word.dropFirst(3))) else { return nil }
      self = .component(kind)
    }
  }
}
