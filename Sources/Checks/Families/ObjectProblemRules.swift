import Diagnostics

extension RuleCatalogue {
  /// Objects that cannot be files of their own, or that kustomize would change. The words for findings are in GitOps.
  static let objectProblems: [RuleDescription] = [
    RuleDescription(
      "OBJ001", "object-without-kind", .error, "An object has no apiVersion or no kind.",
      explanation: """
        Every Kubernetes object has both; without them neither a file's name nor a patch can name it, and no API server accepts it.
        """, sources: ["kubernetes.io, \"Objects In Kubernetes\""]),
    RuleDescription(
      "OBJ002", "list-of-objects", .error, "A list of objects stands where one object is expected.",
      explanation: """
        A List is what `kubectl get` prints, no object of a cluster: it has no name by which a file or a patch could call it. Declare its
        items one by one.
        """, sources: ["kubernetes.io, \"Kubernetes API Concepts\""]),
    RuleDescription(
      "OBJ003", "object-without-name", .error, "An object has no name.",
      explanation: """
        Objects in a repository are applied again and again, and are found by their names. With `generateName` each time another one would
        be made.
        """, sources: ["kubernetes.io, \"Object Names and IDs\""]),
    RuleDescription(
      "OBJ004", "object-twice", .error, "A rendering has the same object twice.",
      explanation: """
        Two objects of one kind, namespace and name are one object in the cluster: the later takes the place of the earlier.
        """, sources: ["kubernetes.io, \"Object Names and IDs\""]),
    RuleDescription(
      "KUST001", "kustomize-annotation", .error, "An object has an annotation that kustomize keeps for itself.",
      explanation: """
        kustomize notes in annotations where objects come from, and removes these notes before it prints; the object would arrive without
        the annotation.
        """, sources: ["kubernetes-sigs/kustomize kyaml/kio/kioutil/kioutil.go"]),
    RuleDescription(
      "KUST002", "kustomize-metadata", .error, "A label or an annotation is no text.",
      explanation: """
        The API server accepts only texts in labels and annotations; kustomize stops at anything else. Put the value into quotes.
        """, sources: ["kubernetes-sigs/kustomize kyaml/yaml/fns.go"]),
    RuleDescription(
      "KUST003", "kustomize-annotation-key", .error, "An annotation's name reads as something other than a text.",
      explanation: """
        kustomize reads a bare number, date or truth value as the key of a map as what it is in YAML, and then finds no text. Give the
        annotation a name with a prefix.
        """, sources: ["kubernetes-sigs/kustomize kyaml/yaml/fns.go"]),
    RuleDescription(
      "KUST004", "kustomize-number", .error, "A number is infinite, or none.",
      explanation: """
        Kubernetes reads JSON, which has no such numbers, and kustomize cannot carry them.
        """, sources: ["datatracker.ietf.org/doc/html/rfc8259"]),
    RuleDescription(
      "KUST005", "kustomize-character", .error, "A text has a character that kustomize does not carry.",
      explanation: """
        kustomize writes YAML in which some control characters do not survive. Leave the character out, or deliver the cluster as plain
        manifests.
        """, sources: ["yaml.org/spec/1.2.2, 5.1"]),
    RuleDescription(
      "KUST006", "kustomize-tab", .error, "An annotation of several lines begins with a tab.",
      explanation: """
        kustomize writes it as a block text whose indentation it then cannot read. Begin it with something else, or deliver the cluster as
        plain manifests.
        """, sources: ["yaml.org/spec/1.2.2, 8.1.1"]),
    RuleDescription(
      "KUST007", "kustomize-merge-key", .error, "A map has a key that YAML once used to merge maps.",
      explanation: """
        kustomize takes `<<` for YAML's merge key and drops it. Rename the key, or deliver the cluster as plain manifests.
        """, sources: ["yaml.org/type/merge.html"]),
  ]
}
