import Diagnostics

extension RuleCatalogue {
  /// What keeps a cluster of a fleet from being delivered. The words for findings are in GitOps.
  static let deliveryProblems: [RuleDescription] = [
    RuleDescription(
      "GITOPS001", "literal-secret", .error, "A fleet's values hold a credential.",
      explanation: """
        What stands in a repository is read by everybody who can read the repository, also after it was taken away: history keeps it. Take
        the value out, change the credential, and say under `secrets` who makes the Secret in the cluster.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "GITOPS002", "rendered-secret", .error, "A fleet's values put a credential into an object.",
      explanation: """
        The chart makes a Secret out of values that hold a credential, and its content would stand in the repository, in base64 at best.
        Name an existing Secret in the values, and say under `secrets` who makes it.
        """, sources: ["kubernetes.io, \"Secrets\"", "docs/fleets.md"]),
    RuleDescription(
      "GITOPS003", "unsupported-kubernetes", .error, "A cluster's version of Kubernetes is not one that its chart supports.",
      explanation: """
        Helm refuses to install a chart whose `kubeVersion` excludes the cluster's version, and every delivery tool that installs it with
        Helm fails likewise.
        """, sources: ["helm.sh, \"Charts\", The kubeVersion Field"]),
    RuleDescription(
      "GITOPS004", "file-in-the-way", .error, "A file that wingen did not write stands where it would write one.",
      explanation: """
        At the top of a repository wingen writes few files, such as `.sops.yaml` and `clusters/README.md`, and never over one that
        somebody else wrote, unless `--force` is given.
        """, sources: ["docs/gitops.md"]),
    RuleDescription(
      "GITOPS005", "unreadable-output-list", .error, "The list of what wingen wrote into a repository cannot be read.",
      explanation: """
        The file `.wingen-gitops.json` tells the folders that wingen made from those of others, so that only its own are ever removed. It
        is written by wingen alone; after a conflict in Git, take either side and generate again.
        """, sources: ["docs/gitops.md"]),
    RuleDescription(
      "GITOPS006", "kept-folder", .warning, "What has left the fleet holds files or edits of others.",
      explanation: """
        wingen removes what it wrote, and leaves what somebody else put there, such as a Secret that was sealed by hand. Remove the folder
        once nobody needs it.
        """, sources: ["docs/gitops.md"]),
    RuleDescription(
      "GITOPS007", "other-fleet", .error, "The repository is that of another fleet.",
      explanation: """
        What wingen wrote for another fleet would be taken for clusters that have left this one, and removed. Give each fleet an output
        folder of its own.
        """, sources: ["docs/gitops.md"]),
    RuleDescription(
      "GITOPS008", "removes-all", .error, "The fleet has none of the clusters any more that the repository has.",
      explanation: """
        Delivery tools uninstall what goes from the repository. More often than that is meant, a table is empty or the wrong file was
        given; so it has to be said with `--remove-all`.
        """, sources: ["docs/gitops.md"]),
    RuleDescription(
      "GITOPS009", "no-folder", .error, "A symbolic link or a file stands where wingen would write a folder.",
      explanation: """
        Through a link wingen would write, and remove, outside of the output folder. Nothing is written.
        """, sources: ["docs/gitops.md"]),
    RuleDescription(
      "GITOPS010", "same-delivery-name", .error, "Two clusters would have one object in the delivery tool that manages them.",
      explanation: """
        Argo CD's Applications are called by cluster and release, a hub's Kustomizations by cluster, the one of its secrets with
        `-secrets` behind it. Of two with one name the later would take the place of the earlier.
        """,
      sources: ["argoproj/argo-cd docs/operator-manual/applicationset", "fluxcd/kustomize-controller docs/spec/v1/kustomizations.md"]),
    RuleDescription(
      "GITOPS011", "running-flux", .error, "A cluster's own Flux runs from a folder that another tool is to get, or that is to go.",
      explanation: """
        Flux removes what its folder no longer lists, itself among it, or fails for good. Uninstall it from the cluster and remove `flux-
        system` from the folder first.
        """, sources: ["fluxcd/flux2 cmd/flux/uninstall.go", "docs/gitops.md"]),
    RuleDescription(
      "GITOPS012", "reserved-label", .error, "A cluster has a label that is wingen's own.",
      explanation: """
        By labels below `wingen/` ApplicationSets find clusters and tell waves apart. A label of the fleet's would take their place.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "GITOPS020", "unmounted-secret-class", .warning, "No pod mounts a SecretProviderClass, so its Secret is never made.",
      explanation: """
        The Secrets Store CSI driver makes a Secret while some pod mounts the class that describes it, and takes it away with the last of
        them. None of the chart's pods does.
        """, sources: ["kubernetes-sigs/secrets-store-csi-driver docs/book/src/topics/sync-as-kubernetes-secret.md"]),
    RuleDescription(
      "GITOPS021", "sops-with-argocd", .warning, "Argo CD does not decrypt files of SOPS.",
      explanation: """
        Without a plugin Argo CD applies a file as it is. The Secret would hold the encrypted texts as its values. Use an operator that
        makes Secrets in the cluster, or apply the decrypted file by another tool.
        """, sources: ["argoproj/argo-cd docs/operator-manual/secret-management.md"]),
    RuleDescription(
      "GITOPS022", "vanishing-job", .warning, "Argo CD would run a Job again each time it has been deleted after its end.",
      explanation: """
        A Job with `ttlSecondsAfterFinished` is deleted some time after it has ended. Argo CD, healing itself, sees an object that is
        missing and makes it again. Leave the field away, or make the Job a hook, which runs once with every sync.
        """, sources: ["argoproj/argo-cd docs/user-guide/sync-waves.md", "kubernetes.io, \"Automatic Cleanup for Finished Jobs\""]),
    RuleDescription(
      "GITOPS023", "readable-secret", .error, "A file that should hold an encrypted secret holds a readable one.",
      explanation: """
        Whoever reads the repository reads the secret, also from its history. Change the credential, encrypt the file, and only then
        commit it.
        """, sources: ["getsops/sops README.rst", "bitnami-labs/sealed-secrets README.md"]),
    RuleDescription(
      "GITOPS024", "secret-not-filled-in", .info, "A secret that a user has to fill in is still as wingen started it.",
      explanation: """
        wingen starts the file of a sealed or encrypted secret once and leaves it to its user from then on; the comment at its head says
        how to fill it in. Until then pods wait for the Secret, or get empty values.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "GITOPS025", "secret-file", .error, "The file of a secret does not hold what the fleet declares.",
      explanation: """
        The file has to hold one object, of the declared name and with the declared keys, in the form that its operator reads. Mend it, or
        delete it to have wingen start it again.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "GITOPS026", "secret-provider", .error, "A SecretProviderClass names a provider that wingen does not know.",
      explanation: """
        What a class lists as `objects` has another form with each provider of the Secrets Store CSI driver. Known are azure, aws, gcp and
        vault.
        """, sources: ["kubernetes-sigs/secrets-store-csi-driver docs/book/src/providers.md"]),
    RuleDescription(
      "GITOPS027", "no-repository", .error, "A fleet for Argo CD or Flux does not say where its repository is.",
      explanation: """
        Both read from Git what is to be installed, and their objects name its address. Give it as `repository.url`.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "GITOPS028", "no-kubeconfig", .warning, "Several clusters of a hub would be installed into the hub itself.",
      explanation: """
        A hub's Flux reaches other clusters through Secrets with their kubeconfigs. What names none is installed where Flux runs, and two
        releases of one name would fight there.
        """, sources: ["fluxcd/kustomize-controller docs/spec/v1/kustomizations.md"]),
    RuleDescription(
      "GITOPS029", "no-chart", .error, "The chart of a cluster's spec is not known.",
      explanation: """
        What delivers a cluster has to name its chart and the chart's version. Give the name of a built-in spec, or the folder of one.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "GITOPS030", "no-repository-key", .error, "Flux is to read a repository over ssh without a key.",
      explanation: """
        Over ssh Flux needs a Secret with a private key and the host's public keys. Name it as `flux.repositorySecret`, or give the
        repository's address as https.
        """, sources: ["fluxcd/source-controller docs/spec/v1/gitrepositories.md"]),
  ]
}
