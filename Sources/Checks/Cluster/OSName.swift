/// The operating systems that nodes run. Source: kubernetes/api core/v1/types.go, OSName.
public enum OSName: String, Sendable, Hashable, CaseIterable {
  case linux, windows

  /// As it begins a sentence.
  package var title: String {
    switch self {
    case .linux: "Linux"
    case .windows: "Windows"
    }
  }
}

/// Labels of nodes that tell their operating system. Source: kubernetes.io, "Well-Known Labels, Annotations and Taints".
enum NodeLabel {
  static let system = "kubernetes.io/os"
  /// Deprecated since 1.14; nodes still carry it.
  static let betaSystem = "beta.kubernetes.io/os"
  static let architecture = "kubernetes.io/arch"
  /// On Windows nodes alone.
  static let windowsBuild = "node.kubernetes.io/windows-build"
  /// AKS: `Ubuntu`, `AzureLinux`, `Windows2022`, … Source: MicrosoftDocs/azure-aks-docs articles/aks/use-labels.md.
  static let azureSKU = "kubernetes.azure.com/os-sku"
}
