public import ChartModel
public import Diagnostics

/// What a spec's process hands back to wingen: the chart that the spec declares, or what is wrong with the declaration.
public enum SpecOutcome: Sendable {
  case chart(ChartDefinition)
  /// The mistakes in the declaration, in its order.
  case problems([Diagnostic])
}

extension SpecOutcome {
  /// The outcome as a message for `init(decoding:)` of the same release.
  ///
  /// What was decoded gives the same bytes again. Outcomes that are equal and were made apart may differ in what they share, and so in
  /// their bytes: messages are not to be compared.
  public func encoded() -> [UInt8] {
    var writer = TransferWriter()
    writer.append(TransferFormat.magic)
    writer.writeVarint(UInt64(TransferFormat.version))
    writer.write(self)
    writer.append(TransferFormat.endMark)
    return writer.bytes
  }

  /// Reads what `encoded` wrote: the outcome in every respect, down to the bits of numbers and the order of maps.
  ///
  /// Any bytes may be given: reading neither traps nor takes memory out of proportion to their length. That a chart is sound, its
  /// named templates say, the check of declarations has made sure of in the process that wrote it.
  ///
  /// - Throws: why the bytes are no message.
  public init(decoding bytes: [UInt8]) throws(TransferFault) {
    var reader = try TransferReader(bytes)
    self = try reader.read()
    try reader.finish()
  }
}

extension SpecOutcome: Transferable {
  enum Form: UInt8, TransferForm { case chart, problems }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .chart(let chart): writer.write(Form.chart, chart)
    case .problems(let problems): writer.write(Form.problems, problems)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .chart: self = .chart(try reader.read())
    case .problems: self = .problems(try reader.read())
    }
  }
}
