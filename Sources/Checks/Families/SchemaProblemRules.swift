import Diagnostics

extension RuleCatalogue {
  /// What the check against Kubernetes' schemas finds. The rules are KubernetesSchemas', the words for their findings are too.
  static let schemaProblems: [RuleDescription] = [
    RuleDescription(
      "K8S001", "unknown-field", .error, "An object has a field that its kind does not have.",
      explanation: """
        The API server drops a field that it does not know, or refuses the object, depending on `fieldValidation`; kubectl asks for
        refusal, Helm and many controllers do not. What the field was to do is then not done. Correct the spelling or the indentation; a
        field at the wrong level is the commonest cause.
        """, sources: ["kubernetes/kubernetes api/openapi-spec/swagger.json", "kubernetes.io, \"Server-Side Field Validation\""]),
    RuleDescription(
      "K8S002", "wrong-type", .error, "A field has a value of the wrong type.",
      explanation: """
        The API server refuses the object. YAML reads `true`, `1.5` and `0755` without quotes as something else than texts, so labels,
        annotations, arguments and variables need quotes around them; numbers and booleans must have none.
        """, sources: ["kubernetes/kubernetes api/openapi-spec/swagger.json"]),
    RuleDescription(
      "K8S003", "missing-field", .error, "A required field, or the object's name, is missing.",
      explanation: """
        The API server refuses the object. A field that is null or empty counts as missing where a value is required. Add it;
        `metadata.generateName` may stand for `metadata.name` in what is created and never applied.
        """,
      sources: [
        "kubernetes/kubernetes api/openapi-spec/swagger.json",
        "kubernetes/kubernetes pkg/apis/core/validation/validation.go",
      ]),
    RuleDescription(
      "K8S004", "bad-quantity", .error, "A resource or a size is no quantity.",
      explanation: """
        Quantities are numbers with a suffix of their own: `500m`, `2`, `1.5Gi`. `GB`, `gi` and a blank before the suffix do not exist,
        and `m` means thousandths, so that `512m` of memory is half a byte.
        """, sources: ["kubernetes/apimachinery pkg/api/resource/quantity.go"]),
    RuleDescription(
      "K8S005", "bad-name", .error, "A name has characters or a length that Kubernetes does not allow.",
      explanation: """
        Most names end up in DNS or in a path, so that only lower-case letters, digits, hyphens and sometimes dots are allowed, with a
        limit that depends on the kind. A CronJob's name has 52 characters at most, since its Jobs add to it. Rename the object, the
        port, the variable or the key.
        """, sources: ["kubernetes/apimachinery pkg/util/validation/validation.go", "kubernetes.io, \"Object Names and IDs\""]),
    RuleDescription(
      "K8S006", "bad-label", .error, "A label or an annotation has a key or a value that Kubernetes does not allow.",
      explanation: """
        Keys are a name of at most 63 characters, with a DNS name and a slash before it if need be; values of labels have at most 63
        characters without blanks and slashes. Annotations take any text, 256 KiB of them together. Put longer texts into an annotation.
        """, sources: ["kubernetes/apimachinery pkg/util/validation/validation.go", "kubernetes.io, \"Labels and Selectors\""]),
    RuleDescription(
      "K8S007", "bad-schedule", .error, "A CronJob's schedule or time zone is not valid.",
      explanation: """
        A schedule has five fields, minute to day of week, or is a nickname such as `@hourly`; Sunday is 0. The time zone stands in
        `timeZone`, by its name in the tz database, and never in the schedule.
        """, sources: ["kubernetes/kubernetes pkg/apis/batch/validation/validation.go", "robfig/cron parser.go"]),
    RuleDescription(
      "K8S008", "removed-api", .error, "No cluster of the version asked for serves the object's API version.",
      explanation: """
        The API server refuses the object: `no matches for kind`. Objects that are stored already live on under the newer version. Write
        the version that takes its place; some fields have other names there.
        """, sources: ["kubernetes.io, \"Deprecated API Migration Guide\""]),
    RuleDescription(
      "K8S009", "deprecated-api", .info, "The object's API version is deprecated.",
      explanation: """
        It still works, but a later Kubernetes does not serve it, and the upgrade then breaks the deployment. It is a warning if the
        version that ends it is known. Move to the version that takes its place before the cluster is upgraded.
        """, sources: ["kubernetes.io, \"Deprecated API Migration Guide\""]),
    RuleDescription(
      "K8S010", "unknown-kind", .error, "There is no such kind in the object's API version.",
      explanation: """
        The kind or the API version is misspelt, younger than the cluster, or a custom resource whose definition is not among the
        inputs. Name the CustomResourceDefinition too, or list its folder under `customResourceDefinitions` in `.wingen.yaml`.
        """, sources: ["kubernetes/kubernetes api/openapi-spec/swagger.json"]),
    RuleDescription(
      "K8S011", "wrong-word", .error, "A field has a word that is none of those allowed.",
      explanation: """
        The API server refuses the object. Words are compared letter by letter: `Always` is not `always`. The allowed words come from
        Kubernetes' own types, or from a custom resource's definition.
        """,
      sources: [
        "kubernetes/kubernetes api/openapi-spec/swagger.json",
        "kubernetes/kubernetes pkg/apis/core/validation/validation.go",
      ]),
    RuleDescription(
      "K8S012", "duplicate-item", .error, "Two items of a list are the same in what should tell them apart.",
      explanation: """
        Containers, volumes and ports are merged by their names or numbers. The API server refuses some doubles; of others, such as two
        variables of one name, only one holds, and a later apply may remove the wrong one. Remove or rename one.
        """, sources: ["kubernetes/kubernetes pkg/apis/core/validation/validation.go", "kubernetes.io, \"Server-Side Apply\""]),
    RuleDescription(
      "K8S013", "no-object", .error, "A document is no Kubernetes object.",
      explanation: """
        Every object says what it is by `apiVersion` and `kind`; without them nothing can be applied, and nothing can be checked. Add
        them, or leave out the file if it is something else, such as a values file.
        """, sources: ["kubernetes.io, \"Objects In Kubernetes\""]),
    RuleDescription(
      "K8S014", "null-value", .error, "A null stands where a value is needed.",
      explanation: """
        The API server reads null as absent, and refuses it in lists and in maps of texts. Often a template printed nothing behind a
        key. Give a value, or leave out the whole entry.
        """, sources: ["kubernetes/kubernetes api/openapi-spec/swagger.json"]),
    RuleDescription(
      "K8S015", "custom-limit", .error, "A custom resource breaks a limit of its definition.",
      explanation: """
        Definitions set patterns, lengths and ranges beside types, and the API server refuses what breaks them. The limit stands in
        `openAPIV3Schema` of the CustomResourceDefinition among the inputs.
        """, sources: ["kubernetes.io, \"Extend the Kubernetes API with CustomResourceDefinitions\""]),
    RuleDescription(
      "K8S016", "unusable-definition", .warning, "A CustomResourceDefinition says nothing that its objects could be checked by.",
      explanation: """
        Only `apiextensions.k8s.io/v1` with a schema for each version tells what its objects may hold. Objects of the kind are passed
        over without a check. Give the definition that the cluster has.
        """, sources: ["kubernetes.io, \"Extend the Kubernetes API with CustomResourceDefinitions\""]),
  ]
}
