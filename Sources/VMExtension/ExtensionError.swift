public import Diagnostics

/// Why no extension can be written. The words for it stand in ExtensionErrorWording.swift.
public enum ExtensionError: DiagnosticError, Hashable {
  /// The spec's values lack the settings: it does not install windows_exporter.
  case noSettings(spec: String)
  /// The MSI's checksum is neither given nor known of the version.
  case unknownChecksum(version: String)
  /// On AKS the place of the CustomScriptExtension is taken.
  case customScriptOnAKS
  /// The command line is longer than cmd.exe takes.
  case commandTooLong(Int, limit: Int)
}
