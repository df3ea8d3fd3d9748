import ChartModel

extension Expression: SharedTransferable {
  enum Form: UInt8, TransferForm {
    case string, integer, boolean, value, reference, fact, helper, concatenation, choice, not, all, any, equal, less, isNonEmpty, isSet
    case contains, startsWithDigit, share, apply, joined, json, orAbsent
  }

  func writeContent(to writer: inout TransferWriter) {
    switch self {
    case .string(let text): writer.write(Form.string, text)
    case .integer(let number): writer.write(Form.integer, number)
    case .boolean(let value): writer.write(Form.boolean, value)
    case .value(let value): writer.write(Form.value, value)
    case .reference(let reference): writer.write(Form.reference, reference)
    case .fact(let fact): writer.write(Form.fact, fact)
    case .helper(let name): writer.write(Form.helper, name)
    case .concatenation(let parts): writer.write(Form.concatenation, parts)
    case .choice(let condition, let then, let otherwise): writer.write(Form.choice, condition, then, otherwise)
    case .not(let operand): writer.write(Form.not, operand)
    case .all(let parts): writer.write(Form.all, parts)
    case .any(let parts): writer.write(Form.any, parts)
    case .equal(let left, let right): writer.write(Form.equal, left, right)
    case .less(let left, let right): writer.write(Form.less, left, right)
    case .isNonEmpty(let reference, let omitted): writer.write(Form.isNonEmpty, reference, omitted)
    case .isSet(let reference): writer.write(Form.isSet, reference)
    case .contains(let text, let part): writer.write(Form.contains, text, part)
    case .startsWithDigit(let text): writer.write(Form.startsWithDigit, text)
    case .share(let number, let percent): writer.write(Form.share, number, percent)
    case .apply(let function, let text): writer.write(Form.apply, function, text)
    case .joined(let reference, let separator): writer.write(Form.joined, reference, separator)
    case .json(let reference): writer.write(Form.json, reference)
    case .orAbsent(let reference): writer.write(Form.orAbsent, reference)
    }
  }

  init(inside reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .string: self = .string(try reader.read())
    case .integer: self = .integer(try reader.read())
    case .boolean: self = .boolean(try reader.read())
    case .value: self = .value(try reader.read())
    case .reference: self = .reference(try reader.read())
    case .fact: self = .fact(try reader.read())
    case .helper: self = .helper(try reader.read())
    case .concatenation: self = .concatenation(try reader.read())
    case .choice: self = .choice(if: try reader.read(), then: try reader.read(), else: try reader.read())
    case .not: self = .not(try reader.read())
    case .all: self = .all(try reader.read())
    case .any: self = .any(try reader.read())
    case .equal: self = .equal(try reader.read(), try reader.read())
    case .less: self = .less(try reader.read(), try reader.read())
    case .isNonEmpty: self = .isNonEmpty(try reader.read(), omitting: try reader.read())
    case .isSet: self = .isSet(try reader.read())
    case .contains: self = .contains(text: try reader.read(), part: try reader.read())
    case .startsWithDigit: self = .startsWithDigit(try reader.read())
    case .share: self = .share(of: try reader.read(), percent: try reader.read())
    case .apply: self = .apply(try reader.read(), try reader.read())
    case .joined: self = .joined(try reader.read(), separator: try reader.read())
    case .json: self = .json(try reader.read())
    case .orAbsent: self = .orAbsent(try reader.read())
    }
  }
}

extension Expression.TextFunction: Transferable {
  enum Form: UInt8, TransferForm { case truncate, trimSuffix, replace, lowercase, sha256, distinctLines }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .truncate(let length): writer.write(Form.truncate, length)
    case .trimSuffix(let suffix): writer.write(Form.trimSuffix, suffix)
    case .replace(let old, let new): writer.write(Form.replace, old, new)
    case .lowercase: writer.write(Form.lowercase)
    case .sha256: writer.write(Form.sha256)
    case .distinctLines(let separator): writer.write(Form.distinctLines, separator)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .truncate: self = .truncate(try reader.readNatural())
    case .trimSuffix: self = .trimSuffix(try reader.read())
    case .replace: self = .replace(try reader.read(), with: try reader.read())
    case .lowercase: self = .lowercase
    case .sha256: self = .sha256
    case .distinctLines: self = .distinctLines(separator: try reader.read())
    }
  }
}

extension Fact: Transferable {
  enum Form: UInt8, TransferForm {
    case releaseName, releaseNamespace, releaseService, chartName, chartVersion, chartAppVersion, kubernetesAtLeast, servesAPI
  }

  func write(to writer: inout TransferWriter) {
    switch self {
    case .releaseName: writer.write(Form.releaseName)
    case .releaseNamespace: writer.write(Form.releaseNamespace)
    case .releaseService: writer.write(Form.releaseService)
    case .chartName: writer.write(Form.chartName)
    case .chartVersion: writer.write(Form.chartVersion)
    case .chartAppVersion: writer.write(Form.chartAppVersion)
    case .kubernetesAtLeast(let version): writer.write(Form.kubernetesAtLeast, version)
    case .servesAPI(let api): writer.write(Form.servesAPI, api)
    }
  }

  init(from reader: inout TransferReader) throws(TransferFault) {
    switch try Form(from: &reader) {
    case .releaseName: self = .releaseName
    case .releaseNamespace: self = .releaseNamespace
    case .releaseService: self = .releaseService
    case .chartName: self = .chartName
    case .chartVersion: self = .chartVersion
    case .chartAppVersion: self = .chartAppVersion
    case .kubernetesAtLeast: self = .kubernetesAtLeast(try reader.read())
    case .servesAPI: self = .servesAPI(try reader.read())
    }
  }
}
