public import ChartModel
import CollectorSchemas
import YAML

/// Where facts about the machine are found (opentelemetry-collector-contrib, processor/resourcedetectionprocessor).
public enum ResourceDetector: Sendable {
  /// The variable OTEL_RESOURCE_ATTRIBUTES.
  case environment
  /// - hostnameSources: `os` first on Windows: `dns` takes long there.
  case system(hostnameSources: [String] = [])
  /// Azure's metadata service, for the virtual machine.
  case azure
  /// EC2's metadata service, for the instance.
  case ec2
  /// Google's metadata service, for the instance, and for the cluster on GKE.
  case gcp
  /// - namesCluster: whether `k8s.cluster.name` is guessed from the resource group.
  case aks(namesCluster: Bool = false)
  /// EC2's metadata service, or the APIs of Kubernetes and EC2 where it cannot be reached. The cluster's name is not looked up.
  case eks
  /// The node's own object, whose name stands in the variable; the service account must be allowed to get nodes.
  case kubernetesNode(nodeVariable: String)
  /// The ConfigMap of kubeadm, for the cluster's name.
  case kubeadm

  fileprivate func name(in version: CollectorVersion) -> String {
    switch self {
    case .environment: "env"
    case .system: "system"
    case .azure: "azure"
    case .ec2: "ec2"
    case .gcp: "gcp"
    case .aks: "aks"
    case .eks: "eks"
    // opentelemetry-collector-contrib, CHANGELOG 0.154.0.
    case .kubernetesNode: version < CollectorVersion(0, 154) ? "k8snode" : "k8s_api"
    case .kubeadm: "kubeadm"
    }
  }

  fileprivate func put(into map: inout MapBuilder, in version: CollectorVersion) {
    map.map(name(in: version)) { map in
      switch self {
      case .system(let sources): map.list("hostname_sources", fixed: sources)
      case .aks(let namesCluster):
        if namesCluster { map.map("resource_attributes") { $0.map("k8s.cluster.name") { $0.put("enabled", true) } } }
      case .kubernetesNode(let variable):
        map.put("auth_type", "serviceAccount")
        map.put("node_from_env_var", fixed: variable)
      case .environment, .azure, .ec2, .gcp, .eks, .kubeadm: break
      }
    }
  }
}

extension Processor {
  /// Says on which machine and in which cloud telemetry was collected.
  ///
  /// - Parameters:
  ///   - detectors: the first that knows an attribute wins.
  ///   - overrides: whether what is found replaces what is there: yes unless it is set.
  ///   - timeout: 5s unless it is set.
  public static func resourceDetection(
    named name: String? = nil, _ detectors: [ResourceDetector], overrides: Expr<Bool>? = nil, timeout: Expr<CollectorDuration>? = nil
  ) -> Processor {
    Processor(
      Component(.processor, "resource_detection", name) { map, version in
        map.list("detectors", detectors.map { Tree.value(.string($0.name(in: version))) })
        map.put("override", overrides)
        map.put("timeout", timeout)
        for detector in detectors { detector.put(into: &map, in: version) }
      })
  }
}
