import Scheduling
import TestSupport
import Testing
import YAML

struct QuantityTests {
  /// Texts and their canonical forms; many from kubernetes/kubernetes, staging/src/k8s.io/apimachinery/pkg/api/resource/quantity_test.go.
  static let canonical: [(String, String)] = [
    ("0", "0"), ("-0", "0"), ("00.000m", "0"), ("1", "1"), ("1000", "1k"), ("1.5", "1500m"), ("0.5", "500m"), (".5", "500m"),
    ("1.", "1"), ("1.Gi", "1Gi"), ("+5", "5"), ("-5", "-5"), ("-1.5Gi", "-1536Mi"), ("1.5Gi", "1536Mi"), ("1024Ki", "1Mi"),
    ("1Ki", "1Ki"), ("0.5Ki", "512"), ("1000Mi", "1000Mi"), ("1025", "1025"), ("2047Ki", "2047Ki"), ("0.3Mi", "314572800m"),
    ("100m", "100m"), ("1000m", "1"), ("1u", "1u"), ("1n", "1n"), ("1500n", "1500n"), ("0.1n", "1n"), ("-0.1n", "-1n"), ("1.1n", "2n"),
    ("1k", "1k"), ("1M", "1M"), ("1G", "1G"), ("1T", "1T"), ("1P", "1P"), ("1E", "1E"), ("1000E", "1000E"),
    ("12e6", "12e6"), ("1e3", "1e3"), ("1E3", "1e3"), ("1.5e3", "1500"), ("1e-3", "1e-3"), ("1e+2", "100"), ("100e1", "1e3"),
    ("1e21", "1e21"),
    ("1e-9", "1e-9"), ("1e-12", "1e-9"), ("1e-1000000", "1e-9"), ("0e99999999999999999999", "0"), (" 5 ", "5"), ("\t1Gi\n", "1Gi"),
    ("9223372036854775807", "9223372036854775807"), ("8Ei", "9223372036854775807"), ("9999Ei", "9223372036854775807"),
    ("7Ei", "7Ei"), ("1Pi", "1Pi"), ("1Ti", "1Ti"), ("0.000000000000000000001Ei", "1152922n"), ("0.0000000001Ki", "103n"),
    ("00000000000000000000000000000000000000000000000012", "12"), ("1.00000000000000000000000000000000000000", "1"),
  ]

  @Test(arguments: canonical)
  func canonicalForm(text: String, expected: String) throws {
    let quantity = try Quantity(text)
    #expect(quantity.description == expected)
    #expect(try Quantity(quantity.description) == quantity)
  }

  static let faults: [(String, QuantityFault)] = [
    ("", .empty), ("   ", .empty), ("Ki", .noDigits), (".", .noDigits), ("-", .noDigits), ("m", .noDigits), ("1i", .unknownSuffix("i")),
    ("1MB", .unknownSuffix("MB")), ("1Gb", .unknownSuffix("Gb")), ("1K", .unknownSuffix("K")), ("1ki", .unknownSuffix("ki")),
    ("1.1.1", .unknownSuffix(".1")), ("1 Gi", .unknownSuffix(" Gi")), ("1e", .unknownSuffix("e")), ("1e5.5", .unknownSuffix("e5.5")),
    ("1e+", .unknownSuffix("e+")), ("1ee5", .unknownSuffix("ee5")), ("--1", .noDigits), ("1-", .unknownSuffix("-")),
    ("0x10", .unknownSuffix("x10")),
    ("1m5", .unknownSuffix("m5")), ("١", .noDigits), ("1Gi;", .unknownSuffix("Gi;")),
  ]

  @Test(arguments: faults)
  func fault(text: String, expected: QuantityFault) {
    #expect(throws: expected) { try Quantity(text) }
  }

  @Test func longTextsAreReadAndHeldAtTheGreatest() throws {
    let nines = String(repeating: "9", count: 20_000)
    #expect(try Quantity(nines).nanos == .max)
    #expect(try Quantity("-\(nines)").nanos == -.max)
    #expect(try Quantity("1e30") == Quantity(nanos: .max))
    #expect(try Quantity("0.\(nines)") == Quantity("1"))
    #expect(try Quantity("0.\(nines)Ki") == Quantity("1Ki"))
    #expect(try Quantity("0.\(String(repeating: "0", count: 20_000))1").nanos == 1)
    #expect(try Quantity("\(nines)Ki") == Quantity(units: .max))
    #expect(try Quantity(nines) + Quantity("1") == Quantity(nines))
    #expect(try Quantity("-\(nines)") + Quantity("-1") == Quantity("-\(nines)"))
  }

  @Test func numbersWithoutQuotes() throws {
    #expect(try Quantity(.int(2)) == Quantity("2"))
    #expect(try Quantity(.float(0.1)) == Quantity("100m"))
    #expect(try Quantity(.float(1e-7)) == Quantity("100n"))
    #expect(try Quantity(.float(1.5e22)) == Quantity("15000E"))
    #expect(throws: QuantityFault.notText) { try Quantity(.float(.infinity)) }
    #expect(throws: QuantityFault.notText) { try Quantity(.bool(true)) }
    #expect(try Quantity(.int(.max)).description == "9223372036854775807")
  }

  @Test func sumsKeepTheFormatOfWhatIsNotZero() throws {
    #expect(try (Quantity("1Gi") + Quantity("1G")).description == "2073741824")
    #expect(try (Quantity("0") + Quantity("1Gi")).description == "1Gi")
    #expect(try (Quantity("512Mi") + Quantity("536870912")).description == "1Gi")
    #expect(try (Quantity("500m") + Quantity("0.5")).description == "1")
    #expect(try (Quantity("1e3") + Quantity("1k")).description == "2e3")
  }

  /// A quantity and the same number as a fraction of integers, small enough to multiply crosswise.
  struct Sample {
    var text: String
    var numerator: Int128
    var denominator: Int128

    init(_ random: inout SplitMix64) {
      var mantissa = Int128(Int.random(in: 0...99_999, using: &random))
      var digits = String(mantissa)
      denominator = 1
      let places = Int.random(in: 0...3, using: &random)
      if places > 0 {
        digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
        for _ in 0..<places { denominator *= 10 }
      }
      // What is finer than a billionth is rounded, so n and u take whole numbers here.
      let suffixes: [(String, Int128, Int128)] = [
        ("m", 1, 1000), ("", 1, 1), ("k", 1000, 1), ("M", 1_000_000, 1), ("G", 1_000_000_000, 1), ("e2", 100, 1), ("E-2", 1, 100),
        ("Ki", 1 << 10, 1), ("Mi", 1 << 20, 1), ("Gi", 1 << 30, 1), ("e6", 1_000_000, 1), ("e-3", 1, 1000),
      ]
      let (suffix, factor, divisor) = suffixes.randomElement(using: &random) ?? ("", 1, 1)
      if random.chance(30) {
        mantissa.negate()
        digits = "-" + digits
      }
      text = digits + suffix
      numerator = mantissa * factor
      denominator *= divisor
    }
  }

  @Test(arguments: UInt64(1)...200)
  func orderAndSumAgreeWithFractions(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let (left, right) = (Sample(&random), Sample(&random))
      let (first, second) = (try Quantity(left.text), try Quantity(right.text))
      let cross = (left.numerator * right.denominator, right.numerator * left.denominator)
      let words: Comment = "seed \(seed): \(left.text), \(right.text)"
      #expect((first < second) == (cross.0 < cross.1), words)
      #expect((first == second) == (cross.0 == cross.1), words)
      // nanos / 10^9 = (cross.0 + cross.1) / (denominators' product)
      #expect((first + second).nanos * left.denominator * right.denominator == (cross.0 + cross.1) * 1_000_000_000, words)
      #expect(try Quantity(first.description) == first, words)
      #expect(first == second ? first.hashValue == second.hashValue : true, words)
    }
  }

  @Test(arguments: UInt64(1)...300)
  func anyTextIsReadOrRefused(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("0123456789..+-eEKMGTPinumk ")
    for _ in 0..<50 {
      let text = String((0..<Int.random(in: 0...12, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "0" })
      guard let quantity = try? Quantity(text) else { continue }
      #expect(text.contains { $0.isNumber }, "seed \(seed): \(text)")
      #expect((try? Quantity(quantity.description)) == quantity, "seed \(seed): \(text) became \(quantity)")
    }
  }
}
