public import Diagnostics
public import YAML

/// Why nodes, or what a pod says about them, cannot be read. The words for it stand in PlacementErrorWording.swift.
public struct PlacementError: DiagnosticError, Hashable {
  public enum Problem: Sendable, Hashable {
    /// A document or a list's item is no Node; the kind that was found, if any.
    case notANode(kind: String?)
    case noNodes
    case nodeWithoutName
    case duplicateNode(name: String, first: SourceLocation?)
    case badQuantity(text: String, QuantityFault)
    case wrongType(expected: Shape, found: Shape)
    /// A required field is missing.
    case missingField(String)
    /// A word that is none of those allowed here.
    case unknownWord(String, allowed: [String])
    /// The values that an operator of a label selector has do not suit it.
    case wrongValues(operator: String, count: Int)
  }

  /// What a value is.
  public enum Shape: String, Sendable, Hashable {
    case nothing, boolean, number, text, list, map
  }

  public var problem: Problem
  /// Where in the document, or in what was given to be read.
  public var path: [PathElement]
  /// Where in the file, if positions are known.
  public var location: SourceLocation?

  public init(_ problem: Problem, at path: [PathElement], location: SourceLocation? = nil) {
    self.problem = problem
    self.path = path
    self.location = location
  }

  /// The error with the place that its path has in a document.
  public func located(in document: LocatedValue, file: String) -> PlacementError {
    var error = self
    error.location = document.location(at: path, in: file)
    return error
  }
}

extension PlacementError.Shape {
  init(_ value: YAMLValue) {
    self =
      switch value {
      case .null: .nothing
      case .bool: .boolean
      case .int, .float: .number
      case .string: .text
      case .list: .list
      case .map: .map
      }
  }
}
