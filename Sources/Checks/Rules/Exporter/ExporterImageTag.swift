import Diagnostics
import WindowsExporterCatalogue
import YAML

enum ExporterImageTag: PodRule {
  static let about = RuleDescription(
    "EXP004", "exporter-image-tag", .error, "windows_exporter's project has no image of this tag.",
    explanation: """
      The tags of the project's own images are versions without a leading `v`. Until 0.29.2 there were images of each Windows build besides,
      such as `0.29.2-ltsc2022`, which are right in HostProcess containers too; since 0.30.0 one image runs on all builds, and no tag has a suffix.
      A tag that does not exist leaves the pod in ImagePullBackOff.
      """,
    sources: [
      "prometheus-community/windows_exporter Makefile (ALL_OS) of 0.19.0 to 0.29.2, .github/workflows/release.yml since 0.30.0",
      "prometheus-community/windows_exporter .github/workflows/release.yml (`$Version -replace 'v', ''`)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      guard let text = container.image, text.hasBytes("exporter"), let image = ExporterImage(text), image.isOfProject, let tag = image.tag,
        let version = image.version, ImageReference(text).digest == nil
      else { continue }
      let release = WindowsExporterRelease.closest(to: version)
      let number = String(tag.prefix { $0 != "-" })
      let suffix = String(tag.dropFirst(number.utf8.count + 1))
      if number.hasPrefix("v") {
        report.add(
          pod, container, ["image"], "the tags of windows_exporter's images have no leading v: \(tag) does not exist",
          hint: "write \(tag.dropFirst())")
      } else if !suffix.isEmpty, !release.imageTagSuffixes.contains(suffix) {
        report.add(
          pod, container, ["image"], "there is no image \(GoText.quoted(tag)) of windows_exporter \(version)", hint: hint(version, release))
      }
    }
  }

  private static func hint(_ version: ExporterVersion, _ release: WindowsExporterRelease) -> String {
    let suffixes = release.imageTagSuffixes
    if suffixes.isEmpty { return "write \(version): since \(WindowsExporterRelease.firstHostProcessImage) one image runs on all builds" }
    return "write \(version), or " + suffixes.map { "\(version)-\($0)" }.joined(separator: ", ")
  }
}
