import ChartModel
import Diagnostics
import TestSupport
import YAML

@testable import ChartTransfer

/// Draws random chart models that no check has seen: of every case there is, with texts and numbers that are easily changed on the way.
struct ModelSampler {
  var random: SplitMix64
  /// Which forms were drawn, by enum.
  private(set) var drawn: [ObjectIdentifier: Set<UInt8>] = [:]
  private var depth = 0
  private let maxDepth: Int
  /// How many settings the chart has: references have slots below.
  var settingCount = 0

  init(seed: UInt64, maxDepth: Int = 4) {
    random = SplitMix64(seed: seed)
    self.maxDepth = maxDepth
  }

  /// One of an enum's forms; one of the given that hold nothing of their kind, where the model is deep enough.
  ///
  /// - Parameter favourite: drawn half of the time above that depth: what leads to everything that is rare.
  mutating func form<Form: TransferForm>(leaves: [Form]? = nil, favourite: Form? = nil) -> Form {
    if let favourite, depth < maxDepth, bool() {
      drawn[ObjectIdentifier(Form.self), default: []].insert(favourite.rawValue)
      return favourite
    }
    let choices = depth >= maxDepth ? leaves ?? Array(Form.allCases) : Array(Form.allCases)
    let form = choices[Int.random(in: 0..<choices.count, using: &random)]
    drawn[ObjectIdentifier(Form.self), default: []].insert(form.rawValue)
    return form
  }

  mutating func deeper<Value>(_ draw: (inout ModelSampler) -> Value) -> Value {
    depth += 1
    defer { depth -= 1 }
    return draw(&self)
  }

  mutating func some<Value>(_ draw: (inout ModelSampler) -> Value) -> [Value] {
    let count = depth >= maxDepth ? Int.random(in: 0...1, using: &random) : Int.random(in: 0...3, using: &random)
    return (0..<count).map { _ in draw(&self) }
  }

  mutating func perhaps<Value>(_ draw: (inout ModelSampler) -> Value) -> Value? { random.chance(50) ? draw(&self) : nil }

  mutating func bool() -> Bool { random.chance(50) }

  mutating func text() -> String {
    // The second and the third are one text for Swift, and two for everybody else.
    let texts = ["", "\u{E9}", "e\u{301}", "a", "kind", "\r\n", "\0", "\u{FEFF}x", "\u{10FFFF}", String(repeating: "long ", count: 40)]
    return random.chance(70) ? texts[Int.random(in: 0..<texts.count, using: &random)] : "t\(Int.random(in: 0...500, using: &random))"
  }

  mutating func integer() -> Int {
    let bounds = [0, 1, -1, 63, 64, -64, -65, .max, .min, 9_007_199_254_740_991]
    return random.chance(70) ? bounds[Int.random(in: 0..<bounds.count, using: &random)] : Int.random(in: -500...500, using: &random)
  }

  mutating func natural() -> Int { Int.random(in: 0...300, using: &random) }

  mutating func number() -> Double {
    let numbers = [0, -0.0, 0.1, .infinity, -.infinity, .nan, -.nan, Double(nan: 7, signaling: false), .leastNonzeroMagnitude, 1e300]
    return numbers[Int.random(in: 0..<numbers.count, using: &random)]
  }

  mutating func integers() -> ClosedRange<Int> {
    let (one, other) = (integer(), integer())
    return min(one, other)...max(one, other)
  }

  mutating func value() -> YAMLValue {
    deeper { sampler in
      switch sampler.form(leaves: [.null, .bool, .int, .float, .string]) as YAMLValue.Form {
      case .null: .null
      case .bool: .bool(sampler.bool())
      case .int: .int(sampler.integer())
      case .float: .float(sampler.number())
      case .string: .string(sampler.text())
      case .list: .list(sampler.some { $0.value() })
      case .map: .map(YAMLMap(sampler.some { YAMLMap.Entry(key: $0.text(), value: $0.value()) }))
      }
    }
  }
}
