/// What is wrong with a cron schedule.
public enum ScheduleFault: Sendable, Hashable {
  case empty
  /// A time zone within the schedule.
  case timeZone
  /// What begins with `@` but is no nickname.
  case unknownNickname
  /// What follows `@every` is no duration.
  case badDuration
  case wrongFieldCount(Int)
  case badField(CronField, text: String, CronFieldFault)
}

/// A field of a schedule, in their order.
public enum CronField: Int, Sendable, Hashable, CaseIterable {
  case minute, hour, dayOfMonth, month, dayOfWeek
}

public enum CronFieldFault: Sendable, Hashable {
  case noNumber(String)
  case tooManyHyphens, tooManySlashes, zeroStep
  case outOfRange(Int), backwards
}

/// Reads schedules as the standard parser of robfig/cron v3 does (parser.go, spec.go), which the CronJob controller uses.
enum CronSchedule {
  /// The fault of a schedule, or nil.
  static func fault(of text: String) -> ScheduleFault? {
    if text.isEmpty { return .empty }
    // kubernetes/kubernetes, pkg/apis/batch/validation: wherever the letters stand.
    if text.contains("TZ") { return .timeZone }
    if text.utf8.first == UInt8(ascii: "@") { return nicknameFault(of: text) }
    let fields = text.unicodeScalars.split { $0.properties.isWhitespace }
    guard fields.count == 5 else { return .wrongFieldCount(fields.count) }
    for (field, text) in zip(CronField.allCases, fields) {
      if let fault = fault(of: String(text), in: field) { return .badField(field, text: String(text), fault) }
    }
    return nil
  }

  private static let nicknames: Set<String> = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"]

  private static func nicknameFault(of text: String) -> ScheduleFault? {
    if nicknames.contains(text) { return nil }
    guard text.hasPrefix("@every ") else { return .unknownNickname }
    return isDuration(text.utf8.dropFirst(7)) ? nil : .badDuration
  }

  private static func fault(of text: String, in field: CronField) -> CronFieldFault? {
    // Empty parts between commas are skipped.
    for part in text.utf8.split(separator: UInt8(ascii: ",")) {
      if let fault = rangeFault(of: String(Substring(part)), in: field) { return fault }
    }
    return nil
  }

  /// `*`, `?`, a number or a range, and a step.
  private static func rangeFault(of text: String, in field: CronField) -> CronFieldFault? {
    let steps = text.split(separator: "/", omittingEmptySubsequences: false)
    let ends = (steps.first ?? "").split(separator: "-", omittingEmptySubsequences: false)
    let bounds = field.bounds
    var (low, high) = (bounds.lowerBound, bounds.upperBound)
    if ends[0] != "*", ends[0] != "?" {
      guard let first = number(String(ends[0]), field) else { return .noNumber(String(ends[0])) }
      (low, high) = (first, first)
      if ends.count > 2 { return .tooManyHyphens }
      if ends.count == 2 {
        guard let last = number(String(ends[1]), field) else { return .noNumber(String(ends[1])) }
        high = last
      }
    }
    if steps.count > 2 { return .tooManySlashes }
    var step = 1
    if steps.count == 2 {
      guard let given = number(String(steps[1]), nil) else { return .noNumber(String(steps[1])) }
      step = given
      if ends.count == 1 { high = bounds.upperBound }
    }
    if low < bounds.lowerBound { return .outOfRange(low) }
    if high > bounds.upperBound { return .outOfRange(high) }
    if low > high { return low > bounds.upperBound ? .outOfRange(low) : .backwards }
    return step == 0 ? .zeroStep : nil
  }

  /// A name or a number that is not negative; Go's `Atoi` takes a sign.
  private static func number(_ text: String, _ field: CronField?) -> Int? {
    if let field, let index = field.names.firstIndex(of: text.lowercased()) { return index + field.bounds.lowerBound }
    let digits = text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }), let number = Int(text), number >= 0 else { return nil }
    return number
  }

  /// Go's `time.ParseDuration`: `1h30m`, `1.5h`, `-2m`, `0`.
  private static func isDuration(_ text: Substring.UTF8View) -> Bool {
    var rest = Array(text)[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.elementsEqual("0".utf8) { return true }
    if rest.isEmpty { return false }
    while !rest.isEmpty {
      let whole = rest.prefix { $0 &- UInt8(ascii: "0") < 10 }
      rest = rest.dropFirst(whole.count)
      var fraction = 0
      if rest.first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
        fraction = rest.prefix { $0 &- UInt8(ascii: "0") < 10 }.count
        rest = rest.dropFirst(fraction)
      }
      let unit = rest.prefix { $0 != UInt8(ascii: ".") && $0 &- UInt8(ascii: "0") >= 10 }
      rest = rest.dropFirst(unit.count)
      guard whole.count + fraction > 0, whole.count <= 18, units.contains(String(decoding: unit, as: UTF8.self)) else { return false }
    }
    return true
  }

  private static let units: Set<String> = ["ns", "us", "µs", "μs", "ms", "s", "m", "h"]
}

extension CronField {
  /// The numbers that a field may have; Sunday is 0 and never 7.
  public var bounds: ClosedRange<Int> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 0...6
    }
  }

  var names: [String] {
    switch self {
    case .minute, .hour, .dayOfMonth: []
    case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    }
  }
}
