public import Diagnostics

/// One thing to be checked.
public enum InputItem: Sendable, Hashable {
  case standardInput
  /// A file with manifests, to be read with `PieceStream(manifest:isNamed:)`.
  ///
  /// `isNamed` tells whether the user named the file. A folder also has YAML that is no Kubernetes object, such as values files:
  /// only of a file that was named can it be said that it should have been one.
  case manifest(path: String, isNamed: Bool)
  case chart(ChartPlace)
  /// A folder with a Stack.swift or a stack.yaml; or a Swift file or a stack file that is named.
  case spec(path: String)
}

/// Where a chart is, as shown to the user.
public enum ChartPlace: Sendable, Hashable {
  case folder(String)
  /// A packaged chart: `*.tgz`, `*.tar.gz`.
  case archive(String)

  public var path: String {
    switch self {
    case .folder(let path), .archive(let path): path
    }
  }
}

/// What the paths of a command line stand for.
public struct InputListing: Sendable {
  /// In the order of the paths given, and for each folder in the order of its files' paths, by bytes. Nothing stands there twice.
  public var items: [InputItem] = []
  /// What could not be looked at, or was left out with a reason worth telling; in the same order.
  public var diagnostics: [Diagnostic] = []
}
