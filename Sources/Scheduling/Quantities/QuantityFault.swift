import Diagnostics

/// Why a value is no quantity.
public enum QuantityFault: Error, Sendable, Hashable {
  case empty
  case noDigits
  /// What follows the digits is neither a suffix nor an exponent.
  case unknownSuffix(String)
  /// Neither a text nor a finite number.
  case notText
}

extension QuantityFault {
  /// What is wrong, as the end of a sentence that names the value.
  var words: String {
    switch self {
    case .empty: "it is empty"
    case .noDigits: "it has no digits before the suffix"
    case .unknownSuffix(let suffix): "the suffix \(printable(suffix)) is unknown"
    case .notText: "it is neither a text nor a finite number"
    }
  }

  /// How to mend it, as one sentence.
  var hint: String {
    if case .unknownSuffix(let suffix) = self,
      // Binary suffixes first: MB means Mi rather than m, which are thousandths.
      let near = nearestMatch(to: suffix, among: QuantitySuffix.binary + ["k", "M", "G", "T", "P", "E", "m", "u", "n"])
    {
      return "Did you mean \(near)? Suffixes are Ki, Mi, Gi, Ti, Pi, Ei, and n, u, m, k, M, G, T, P, E."
    }
    return "Write a number and a suffix, such as 500m, 2, 1.5Gi or 200M."
  }
}
