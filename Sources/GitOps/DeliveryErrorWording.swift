import ChartModel
import Diagnostics
import Fleet

extension DeliveryError: DiagnosticError {
  var diagnostic: Diagnostic {
    switch self {
    case .unmountedClass(let secret, let cluster):
      Diagnostic(
        "GITOPS020", .warning,
        "no pod mounts the SecretProviderClass “\(secret)”, so the Secret \(secret) is never made",
        at: cluster.origin,
        hint: """
          The Secrets Store CSI driver makes a Secret while some pod mounts its class, and this chart has no setting for such a volume: use \
          externalSecret, or run a pod of your own that mounts the class in namespace \(cluster.release.namespace).
          """)
    case .sopsWithArgoCD(let secret, let cluster):
      Diagnostic(
        "GITOPS021", .warning, "Argo CD does not decrypt the SOPS file of the secret “\(secret)”",
        at: cluster.origin,
        hint: "Apply it with another tool, such as sops decrypt … | kubectl apply -f -, or use externalSecret or sealedSecret.")
    case .vanishingJob(let job, let seconds, let cluster):
      Diagnostic(
        "GITOPS022", .warning,
        "Job \(job) is deleted \(seconds) seconds after its end, and Argo CD will make and run it again",
        at: cluster.origin,
        hint: """
          Set its ttlSecondsAfterFinished to null in the values of the cluster (installer.ttlSecondsAfterFinished), or make it a hook \
          (installer.job.asHook).
          """)
    case .unknownProvider(let provider, let secret, let cluster):
      unknownProvider(provider, secret, cluster)
    case .noRepository(let fleet):
      Diagnostic(
        "GITOPS027", .error, "the fleet “\(fleet)” does not say where its repository is, and Argo CD and Flux read everything from there",
        hint: "Give the repository's address as repository.url.")
    case .noRepositorySecret:
      Diagnostic(
        "GITOPS030", .error, "Flux cannot read the repository over ssh without a key",
        hint: "Name the Secret with the key as flux.repositorySecret, or give the address as https.")
    case .noKubeconfig(let cluster):
      Diagnostic(
        "GITOPS028", .warning,
        "cluster “\(cluster.name)” has no kubeconfig, like another one, and the hub would install both in its own cluster",
        at: cluster.origin, hint: "Name the Secret with its kubeconfig: destination.kubeconfigSecret.")
    case .noChart(let cluster):
      Diagnostic("GITOPS029", .error, "the chart of spec “\(cluster.spec)” is not known", at: cluster.origin)
    }
  }

  private func unknownProvider(_ provider: String, _ secret: String, _ cluster: FleetCluster) -> Diagnostic {
    let known = SecretProvider.allCases.map(\.rawValue)
    var hint = "Use one of \(known.joined(separator: ", "))."
    if let nearest = nearestMatch(to: provider, among: known) { hint = "Did you mean “\(nearest)”? " + hint }
    return Diagnostic(
      "GITOPS026", .error,
      "“\(provider)” is no provider of the Secrets Store CSI driver that wingen knows, for secret “\(secret)”",
      at: cluster.origin, hint: hint)
  }
}
