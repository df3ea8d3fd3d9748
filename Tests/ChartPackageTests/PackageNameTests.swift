import ChartPackage
import Testing

@Test func packageIsNamedAsHelmNamesIt() {
  #expect(PackageName.fileName(chart: "windows-metrics", version: "0.1.0-rc.1") == "windows-metrics-0.1.0-rc.1.tgz")
}
