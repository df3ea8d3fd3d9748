import Diagnostics

/// Why objects cannot become files that `kubectl` and kustomize apply. The words for it stand in ManifestFaultWording.swift.
enum ManifestFault: DiagnosticError, Hashable {
  /// Places count from 1, in the order of installation.
  case notAnObject(place: Int, missing: [String])
  case list(place: Int, kind: String)
  case noName(place: Int, kind: String, generatesOne: Bool)
  /// Two objects that are one in the cluster.
  case twice(ObjectIdentity, first: Int, second: Int)
  /// Kustomize keeps notes of its own in annotations with such names.
  case reservedAnnotation(ObjectIdentity, annotation: String)
  /// Kustomize reads the metadata of every object, and stops at what Kubernetes would refuse later.
  case metadataWithoutText(ObjectIdentity, field: String, key: String)
  /// Kustomize writes keys of annotations anew, without quotes (kubernetes-sigs/kustomize `kyaml/yaml/rnode.go`, setMapInMetadata), and
  /// stops when it reads a number there afterwards.
  case annotationNotText(ObjectIdentity, annotation: String)
  /// JSON has no such number.
  case notFinite(ObjectIdentity)
  /// Kustomize changes such a character, or stops at it.
  case character(ObjectIdentity, Unicode.Scalar)
  case mergeKey(ObjectIdentity)
  /// Kustomize cannot read what it writes for texts of several lines that begin with a tab.
  case tabbedAnnotation(ObjectIdentity, annotation: String)
}

extension [ManifestFault] {
  var list: DiagnosticList { DiagnosticList(map(\.diagnostic)) }
}
