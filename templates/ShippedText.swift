/// The texts that charts and extensions carry, embedded into the binary when it is built.
public enum ShippedText {
  /// The SSH installer's files: what a ConfigMap mounts side by side.
  public static let installer = files(in: "installer/")

  /// The reverse proxy's files.
  public static let proxy = files(in: "proxy/")

  /// What goes around the installer in an extension of Azure's virtual machine scale sets; texts with holes.
  public static let vmExtension = files(in: "vm-extension/")

  /// The scripts of the exporter's HostProcess pods.
  public static let exporter = files(in: "exporter/")

  private static func files(in folder: String) -> [(name: String, text: String)] {
    EmbeddedFiles.texts.filter { $0.path.hasPrefix(folder) }.map { (String($0.path.dropFirst(folder.count)), $0.text) }
  }
}
