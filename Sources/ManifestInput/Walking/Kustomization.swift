import YAML

/// What kustomize reads in a folder besides objects.
enum Kustomization {
  /// Source: kubernetes-sigs/kustomize, api/konfig/general.go (RecognizedKustomizationFileNames).
  static let fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// The files that a kustomization uses as something else than whole objects: patches, and what goes into ConfigMaps, values of
  /// charts and settings of kustomize itself. Paths are relative to its folder.
  ///
  /// Source: kubernetes-sigs/kustomize, api/types: kustomization.go, patch.go, kvpairsources.go, replacementfield.go,
  /// helmchartargs.go.
  static func partFiles(_ value: YAMLValue) -> [String] {
    var paths: [String?] = []
    for field in ["patches", "patchesJson6902", "replacements"] { paths += items(value[field]).map { $0["path"]?.string } }
    for field in ["patchesStrategicMerge", "configurations", "crds"] { paths += items(value[field]).map(\.string) }
    paths.append(value["openapi"]?["path"]?.string)
    for field in ["configMapGenerator", "secretGenerator"] {
      for generator in items(value[field]) {
        // `key=path`, or the path alone.
        paths += items(generator["files"]).map { $0.string.map { String($0.split(separator: "=", maxSplits: 1).last ?? "") } }
        paths += items(generator["envs"]).map(\.string)
        paths.append(generator["env"]?.string)
      }
    }
    for field in ["helmCharts", "helmChartInflationGenerator"] {
      for chart in items(value[field]) {
        paths += [chart["valuesFile"]?.string, chart["values"]?.string]
        paths += items(chart["additionalValuesFiles"]).map(\.string)
      }
    }
    // A patch may also stand in place of its path.
    return paths.compactMap { $0 }.filter {
      !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: "\n")) && $0.utf8.first != UInt8(ascii: "/") && !$0.contains("://")
    }
  }

  private static func items(_ value: YAMLValue?) -> [YAMLValue] { value?.list ?? [] }
}

extension Kustomization {
  /// Reads the file; see `partFiles(_:)`.
  ///
  /// - Parameter limit: in bytes.
  static func partFiles(_ path: String, limit: Int) throws(InputProblem) -> [String] {
    let bytes = try InputDescriptor.contents(
      path, isNamed: false, limit: limit, tooLarge: .documentTooLarge(file: path, line: 1, limit: limit))
    do throws(YAMLReadError) {
      return partFiles(try YAMLReader.readSingle(bytes, file: path).plain)
    } catch {
      throw .yaml(error)
    }
  }
}
