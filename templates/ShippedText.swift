/// The texts that charts carry, embedded into the binary when it is built.
public enum ShippedText {
  /// The SSH installer's files: what a ConfigMap mounts side by side.
  public static let installer: [(name: String, text: String)] = [
    ("install_windows_exporter.py", text(PackageResources.install_windows_exporter_py)),
    ("installer_configuration.py", text(PackageResources.installer_configuration_py)),
    ("kubernetes_api.py", text(PackageResources.kubernetes_api_py)),
    ("ensure_windows_exporter.ps1", text(PackageResources.ensure_windows_exporter_ps1)),
  ]

  /// The reverse proxy's files.
  public static let proxy: [(name: String, text: String)] = [
    ("fetch_nginx.ps1", text(PackageResources.fetch_nginx_ps1)),
    ("start_proxy.ps1", text(PackageResources.start_proxy_ps1)),
    ("nginx.conf", text(PackageResources.nginx_conf)),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
