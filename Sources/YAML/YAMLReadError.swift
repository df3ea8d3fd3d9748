public import Diagnostics

/// Why a text could not be read, and where. Its wording is in YAMLReadErrorWording.swift.
public struct YAMLReadError: Sendable, Hashable {
  public enum Problem: Sendable, Hashable {
    case tooLarge(bytes: Int, limit: Int)
    case notUTF8(byte: UInt8)
    case utf16
    case byteOrderMark
    case controlCharacter(UInt32)
    case tooDeep(limit: Int)
    case tabIndentation
    case unclosedQuote(start: SourceLocation)
    case undefinedAlias(String)
    case recursiveAlias(String)
    case aliasExpansion(limit: Int)
    case duplicateKey(String, first: SourceLocation)
    /// Two keys, spelled differently, that are one key once they are text: `012` and `10`, `on` and `'true'`.
    case collidingKeys(String, written: String, firstWritten: String, first: SourceLocation)
    case booleanLikeKey(String)
    case nullKey
    case complexKey
    case unrenderedTemplate
    case badMerge
    /// `<<` after a key that it also brings: Go's YAML 1.1 reader lets the later one win, other readers the explicit one.
    case mergeAfterKey(String, first: SourceLocation)
    case severalDocuments(first: SourceLocation)
    case nonFiniteNumber(String)
    case binaryTag
    case tagMismatch(text: String, tag: String)
    /// U+0085, U+2028 or U+2029, which YAML 1.1 takes for the end of the line while editors show one line.
    case hiddenLineBreak(UInt32)
    /// Whatever libyaml finds besides: its own words.
    case syntax(problem: String, context: String?, contextLocation: SourceLocation?)
    case outOfMemory
  }

  public var problem: Problem
  public var location: SourceLocation

  public init(_ problem: Problem, at location: SourceLocation) {
    self.problem = problem
    self.location = location
  }
}
