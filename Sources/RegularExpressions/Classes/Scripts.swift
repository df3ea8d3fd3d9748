/// The scripts of Unicode, from `scripts.txt`: a line for each with its name and its ranges, every range as the number of characters since
/// the end of the one before and its length less one, in hexadecimal. Swift's standard library tells no scripts.
///
/// Source: Unicode 15.1, Scripts.txt; the names are those of golang/go, src/unicode/tables.go, Scripts.
enum Scripts {
  static let ranges: [(name: String, ranges: [ClosedRange<UInt32>])] = (EmbeddedFiles.texts.first?.text ?? "")
    .split(separator: "\n").map { line in
      let fields = line.split(separator: " ")
      var end: UInt32 = 0
      let ranges = fields.dropFirst().compactMap { field -> ClosedRange<UInt32>? in
        let numbers = field.split(separator: "+").compactMap { UInt32($0, radix: 16) }
        guard numbers.count == 2 else { return nil }
        let start = end + numbers[0]
        end = start + numbers[1]
        return start...end
      }
      return (String(fields.first ?? ""), ranges)
    }
}
