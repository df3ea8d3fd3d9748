extension ObjectView {
  /// Whether the object's group is Kubernetes' own: those without a domain, and those under `k8s.io`.
  var isOfKubernetes: Bool { !group.contains(".") || group.hasSuffix(".k8s.io") }

  /// Whether an operator may make pods of this object that are not to be seen in it.
  var mayBecomePods: Bool {
    // Who brings kinds along brings an operator, too.
    if isOfKubernetes { return kind == "CustomResourceDefinition" }
    switch kind {
    // Their pod templates are read.
    case "Rollout", "CloneSet": return false
    case "ServiceMonitor", "PodMonitor", "PrometheusRule", "Probe", "ScrapeConfig", "AlertmanagerConfig", "PodLogs": return false
    case "SealedSecret", "ScaledObject", "TriggerAuthentication", "ClusterTriggerAuthentication": return false
    case "IngressRoute", "Middleware", "HTTPProxy", "VirtualService", "DestinationRule": return false
    default: break
    }
    switch group {
    case "cert-manager.io", "acme.cert-manager.io", "external-secrets.io", "networking.istio.io", "security.istio.io", "kyverno.io",
      "cilium.io", "karpenter.sh", "secrets-store.csi.x-k8s.io":
      return false
    default: return true
    }
  }
}
