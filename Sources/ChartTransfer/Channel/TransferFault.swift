/// Why bytes are no outcome of a spec. The words stand in `TransferFaultWording.swift`.
public enum TransferFault: Error, Sendable, Hashable {
  /// They do not begin as messages do.
  case foreign
  /// Written by another release, whose format has this version.
  case anotherVersion(found: UInt64)
  /// They end too early.
  case cutOff(after: Int)
  /// What stands at this byte, counted from zero, can not be there.
  case damaged(at: Int)
  /// Trees, expressions, types or values lie deeper in one another than is read.
  case nestedTooDeep(at: Int)
}
