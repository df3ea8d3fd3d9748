public import Fleet
import YAML

extension SecretFiles {
  /// The file `.sops.yaml` of the output folder, by which `sops` knows for whom to encrypt; nil if the fleet names nobody.
  ///
  /// Names and kinds stay readable, as Flux needs it. Source: getsops/sops, README.rst, "Using .sops.yaml conf to select KMS, PGP and age for
  /// new files" and "encrypted_regex"; fluxcd/kustomize-controller, docs/spec/v1/kustomizations.md, "Decryption".
  public static func sopsConfiguration(_ fleet: Fleet) -> String? {
    guard !fleet.sops.isEmpty else { return nil }
    var rule: YAMLMap = [
      "path_regex": #"(^|/)clusters/[^/]+/secrets/[^/]+\.sops\.yaml$"#, "encrypted_regex": "^(data|stringData)$",
    ]
    for (key, recipients) in [
      ("age", fleet.sops.age), ("azure_keyvault", fleet.sops.azureKeyVault), ("kms", fleet.sops.kms), ("gcp_kms", fleet.sops.gcpKMS),
      ("pgp", fleet.sops.pgp),
    ] {
      rule.put(key, .string(recipients.joined(separator: ",")))
    }
    var writer = YAMLDocumentWriter()
    writer.comment(GeneratedFile.notice)
    writer.value(["creation_rules": [.map(rule)]])
    return writer.text
  }
}
