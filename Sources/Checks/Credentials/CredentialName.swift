/// What a variable's or option's name says of its value.
enum CredentialKind: Sendable {
  /// Whatever somebody chose.
  case password
  /// Long and random, made by a machine: tokens and keys.
  case token
}

extension CredentialKind {
  /// From the name of an environment variable or property, such as `DB_PASSWORD`, `PGPASSWORD`, `spring.datasource.password` or
  /// `API_TOKEN`; nil if it names no credential.
  ///
  /// Only the end of a name counts: `PASSWORD_FILE` names a file, `TOKEN_URL` an address.
  init?(variable name: Substring) {
    // Every name that counts ends in one of these letters.
    guard let last = name.utf8.last, "deknty".utf8.contains(last | 0x20), name.utf8.allSatisfy(Self.isOfName) else { return nil }
    let upper = name.uppercased()
    if ["PASSWORD", "PASSWD", "PASSPHRASE"].contains(where: upper.hasSuffix) {
      self = .password
      return
    }
    let words = upper.split { $0 == "_" || $0 == "-" || $0 == "." }
    let before = words.dropLast().last
    switch words.last {
    // Alone it is the working directory.
    case "PWD" where words.count > 1: self = .password
    case "TOKEN", "APITOKEN", "APIKEY", "ACCESSTOKEN", "AUTHTOKEN", "CLIENTSECRET": self = .token
    case "KEY" where ["API", "SECRET", "ACCESS", "PRIVATE", "ENCRYPTION", "SIGNING", "LICENSE", "ACCOUNT"].contains(before): self = .token
    case "SECRET" where before == nil || ["CLIENT", "APP", "API", "JWT", "SESSION", "COOKIE", "SHARED"].contains(before): self = .token
    default: return nil
    }
  }

  /// From the name of an option without its dashes, such as `password`, `admin-password` or `api-token`.
  init?(option name: Substring) {
    guard let last = name.utf8.last, "deknty".utf8.contains(last | 0x20) else { return nil }
    self.init(variable: name)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
