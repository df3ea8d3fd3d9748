/// The processor architectures that MSIs are built for, as their file names call them.
public enum ExporterArchitecture: String, Sendable, CaseIterable {
  case amd64, arm64
}
