import YAML

extension ValueKind {
  var words: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "a text"
    case .list: "a list"
    case .map: "a map"
    case .integerOrString: "an integer or a text"
    case .quantity: "a quantity"
    case .base64: "a text in Base64"
    case .object(let name): "a map (\(name))"
    }
  }

  var foundWords: String { self == .boolean ? "a boolean" : words }

  /// How to mend the commonest of wrong types.
  func hint(for found: ValueKind) -> String? {
    switch (self, found) {
    case (.string, .boolean), (.string, .integer), (.string, .number), (.base64, .integer): "put it in quotes"
    case (.boolean, .string), (.integer, .string), (.number, .string): "leave the quotes away"
    case (.list, .map), (.list, .string), (.list, .integer): "begin each item with a hyphen"
    case (.object, .list), (.map, .list): "leave the hyphens away"
    default: nil
    }
  }
}

extension NameFault {
  var words: String {
    switch self {
    case .dnsLabel: "is no DNS label"
    case .dnsSubdomain: "is no DNS subdomain"
    case .serviceName: "cannot be a Service's name"
    case .portName: "cannot be a port's name"
    case .environmentName: "cannot be a variable's name"
    case .pathSegment: "cannot stand in a path"
    case .leadingDigit: "begins with a digit, which Kubernetes before 1.34 does not allow Services, and later versions by a feature gate"
    case .tooLong(let limit): "has more than \(limit) characters"
    }
  }

  var hint: String? {
    switch self {
    case .dnsLabel: "at most 63 lower-case letters, digits and hyphens, a letter or digit at both ends"
    case .dnsSubdomain: "at most 253 lower-case letters, digits, hyphens and dots, a letter or digit at both ends"
    case .serviceName, .leadingDigit: "at most 63 lower-case letters, digits and hyphens, a letter first"
    case .portName:
      "at most 15 lower-case letters, digits and single hyphens, at least one letter; a port's number is written without quotes"
    case .environmentName: "printable ASCII without an equals sign"
    case .pathSegment: "it must not be . or .. and not have a slash or a percent sign"
    case .tooLong(52): "a CronJob's Jobs get 11 characters more"
    case .tooLong: nil
    }
  }
}

extension KeyKind {
  var words: String {
    switch self {
    case .label: "the key of a label"
    case .annotation: "the key of an annotation"
    case .data: "a key of data"
    }
  }

  var hint: String {
    switch self {
    case .label, .annotation:
      "at most 63 letters, digits, dots, hyphens and underscores, after a DNS name and a slash if need be, such as example.com/team"
    case .data: "at most 253 letters, digits, dots, hyphens and underscores"
    }
  }
}

extension ScheduleFault {
  var words: String {
    switch self {
    case .empty: "it is empty"
    case .timeZone: "it has a time zone in it"
    case .unknownNickname: "this nickname is unknown"
    case .badDuration: "@every needs a duration"
    case .wrongFieldCount(let count): "expected 5 fields, found \(count)"
    case .badField(let field, let text, let fault): "\(SchemaProblem.quoted(text)) as the \(field.words): \(fault.words(field))"
    }
  }

  var hint: String? {
    switch self {
    case .timeZone: "name the zone in timeZone"
    case .unknownNickname: "write @yearly, @monthly, @weekly, @daily, @hourly or @every with a duration"
    case .badDuration: "such as @every 1h30m"
    case .empty, .wrongFieldCount: "minute, hour, day of month, month and day of week, such as */10 * * * *"
    case .badField(.dayOfWeek, _, .outOfRange(7)): "Sunday is 0"
    case .badField: nil
    }
  }
}

extension CronField {
  var words: String {
    switch self {
    case .minute: "minute"
    case .hour: "hour"
    case .dayOfMonth: "day of month"
    case .month: "month"
    case .dayOfWeek: "day of week"
    }
  }
}

extension CronFieldFault {
  func words(_ field: CronField) -> String {
    switch self {
    case .noNumber(let text): "\(SchemaProblem.quoted(text)) is no number\(field.names.isEmpty ? "" : " and no name")"
    case .tooManyHyphens: "a range has one hyphen"
    case .tooManySlashes: "a step has one slash"
    case .zeroStep: "a step must be at least 1"
    case .outOfRange(let number): "\(number) is not within \(field.bounds.lowerBound) to \(field.bounds.upperBound)"
    case .backwards: "the range ends before it begins"
    }
  }
}

extension CustomLimit {
  var words: String {
    switch self {
    case .pattern(let pattern): "the text does not match \(pattern)"
    case .minimum(let bound, let isExclusive): "expected a number \(isExclusive ? "above" : "of at least") \(Self.number(bound))"
    case .maximum(let bound, let isExclusive): "expected a number \(isExclusive ? "below" : "of at most") \(Self.number(bound))"
    case .multipleOf(let factor): "expected a multiple of \(factor)"
    case .minLength(let count): "expected at least \(count) characters"
    case .maxLength(let count): "expected at most \(count) characters"
    case .minItems(let count): "expected at least \(count) items"
    case .maxItems(let count): "expected at most \(count) items"
    case .minProperties(let count): "expected at least \(count) fields"
    case .maxProperties(let count): "expected at most \(count) fields"
    case .otherValue: "the value is not among those that the schema lists"
    }
  }

  private static func number(_ value: Double) -> String {
    YAMLValue.float(value).integral.map { String($0) } ?? String(value)
  }
}

extension DefinitionFault {
  var words: String {
    switch self {
    case .notACustomResourceDefinition: "this is no CustomResourceDefinition of apiextensions.k8s.io/v1: its objects cannot be checked"
    case .noGroupOrKind: "the CustomResourceDefinition names no group or no kind: its objects cannot be checked"
    case .noSchema(let version): "version \(version) of the CustomResourceDefinition has no schema: its objects cannot be checked"
    case .tooDeep(let version): "the schema of version \(version) is nested too deep: its objects cannot be checked"
    }
  }
}
