/// The records of a pax extended header, `LENGTH KEY=VALUE\n` each, LENGTH counting the whole record in bytes.
///
/// Source: POSIX.1-2017, pax, "pax Extended Header".
enum PaxRecords {
  /// Nil if the records are malformed. Of records with one key the last counts.
  static func read(_ bytes: ArraySlice<UInt8>) -> [String: ArraySlice<UInt8>]? {
    var records: [String: ArraySlice<UInt8>] = [:]
    var rest = bytes
    while !rest.isEmpty {
      let digits = rest.prefix { $0 != 0x20 }
      guard digits.count < 12, let length = Int(String(decoding: digits, as: UTF8.self)), length <= rest.count, length > digits.count + 1
      else { return nil }
      let record = rest[(digits.endIndex + 1)..<(rest.startIndex + length)]
      guard record.last == 0x0A, let equals = record.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      records[String(decoding: record[..<equals], as: UTF8.self)] = record[(equals + 1)...].dropLast()
      rest = rest[(rest.startIndex + length)...]
    }
    return records
  }
}
