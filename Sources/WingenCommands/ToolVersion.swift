/// The version of wingen: the one place where it stands.
enum ToolVersion {
  static let number = "0.1.0"
}
