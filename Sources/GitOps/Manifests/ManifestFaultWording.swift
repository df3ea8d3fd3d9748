import Diagnostics

extension ManifestFault {
  var diagnostic: Diagnostic {
    switch self {
    case .notAnObject(let place, let missing):
      Diagnostic(
        "OBJ001", .error, "object \(place) of the rendering has no \(missing.joined(separator: " and no "))",
        hint: "Give it both in the spec: a file of manifests holds one Kubernetes object.")
    case .list(let place, let kind):
      Diagnostic(
        "OBJ002", .error, "object \(place) of the rendering is a \(kind): a list of objects, which has no name to call a file by",
        hint: "Declare its items as objects of their own.")
    case .noName(let place, let kind, let generatesOne):
      Diagnostic(
        "OBJ003", .error, "object \(place) of the rendering, a \(kind), has no metadata.name\(generatesOne ? ", only generateName" : "")",
        hint: generatesOne
          ? "Name it: kubectl apply and kustomize would make another one each time." : "Name it: objects are applied by their names.")
    case .twice(let object, let first, let second):
      Diagnostic(
        "OBJ004", .error, "objects \(first) and \(second) of the rendering are both \(object.words)",
        hint: "Rename one of them, or leave one out: a cluster has room for one.")
    case .reservedAnnotation(let object, let annotation):
      Diagnostic(
        "KUST001", .error, "\(object.words) has the annotation \(annotation), which kustomize takes for a note of its own and removes",
        hint: "Leave the annotation out, or deliver the cluster as plain manifests.")
    case .metadataWithoutText(let object, let field, let key):
      Diagnostic(
        "KUST002", .error,
        "metadata.\(field) of \(object.words) has \(key.isEmpty ? "a value without a key" : "something other than text under \(key)")",
        hint: key.isEmpty ? "Give it a key, or leave it out." : "Put the value into quotes: Kubernetes accepts nothing but text there.")
    case .annotationNotText(let object, let annotation):
      Diagnostic(
        "KUST003", .error,
        "\(object.words) has the annotation \(annotation), whose name kustomize takes for something other than text, and stops",
        hint: "Give it a name that is no number, date, null or truth value, such as one with a prefix: example.com/\(annotation).")
    case .notFinite(let object):
      Diagnostic(
        "KUST004", .error, "\(object.words) has a number that is infinite or none, which JSON cannot write",
        hint: "Replace it with a finite number, or with text.")
    case .character(let object, let scalar):
      Diagnostic(
        "KUST005", .error,
        "\(object.words) has the control character U+\(hexadecimal(scalar.value)) in a text, which kustomize changes or stops at",
        hint: "Leave the character out, or deliver the cluster as plain manifests.")
    case .mergeKey(let object):
      Diagnostic(
        "KUST007", .error, "\(object.words) has a map with the key <<, which kustomize takes for YAML's merge key and drops",
        hint: "Rename the key, or deliver the cluster as plain manifests.")
    case .tabbedAnnotation(let object, let annotation):
      Diagnostic(
        "KUST006", .error,
        "the annotation \(annotation) of \(object.words) has several lines and begins with a tab, which kustomize writes so that it cannot read it",
        hint: "Begin it with something else, or deliver the cluster as plain manifests.")
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension ObjectIdentity {
  /// For messages: `ConfigMap dashboards in monitoring`.
  var words: String { "\(kind) \(name)" + (namespace.map { " in \($0)" } ?? "") }
}
