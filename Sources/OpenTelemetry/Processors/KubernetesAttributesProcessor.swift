public import ChartModel
import CollectorSchemas
import Prometheus

/// What telemetry is told about the pod that it comes from (opentelemetry-collector-contrib, processor/k8sattributesprocessor).
public struct KubernetesMetadata: Sendable {
  /// A label or annotation that becomes an attribute.
  public struct Field: Sendable {
    /// The object that has the label or annotation. For those above a pod, the service account must be allowed to get, list and
    /// watch them too, and the collector needs memory for all of them.
    public enum Owner: String, Sendable {
      /// The pod itself.
      case pod
      /// The namespace that the pod is in.
      case namespace
      /// The node that the pod runs on.
      case node
      /// The Deployment above the pod, if there is one.
      case deployment
      /// The StatefulSet above the pod, if there is one.
      case statefulset
      /// The DaemonSet above the pod, if there is one.
      case daemonset
      /// The Job above the pod, if there is one.
      case job
    }

    fileprivate var tag: String?
    fileprivate var key: (name: String, isPattern: Bool)
    fileprivate var owner: Owner

    /// - Parameter attribute: `k8s.OWNER.labels.KEY` unless it is set.
    public static func key(_ key: String, of owner: Owner = .pod, as attribute: String? = nil) -> Field {
      Field(tag: attribute, key: (key, false), owner: owner)
    }
    /// - Parameter attribute: with `$1` for the first group.
    public static func matching(_ pattern: String, of owner: Owner = .pod, as attribute: String? = nil) -> Field {
      Field(tag: attribute, key: (pattern, true), owner: owner)
    }

    fileprivate var tree: Tree {
      MapBuilder.tree { map in
        map.put("tag_name", fixed: tag?.doublingDollars)
        map.put(key.isPattern ? "key_regex" : "key", fixed: key.name.doublingDollars)
        map.put("from", fixed: owner.rawValue)
      }
    }
  }

  /// Names of attributes, such as `k8s.pod.name`: the processor knows a closed list.
  public var attributes: [String]
  /// Labels that become attributes of the resource.
  public var labels: [Field]
  /// Annotations that become attributes of the resource.
  public var annotations: [Field]

  /// - Parameter attributes: if it is empty, the processor adds those of its own default, names of pod, namespace, node and
  ///   Deployment among them.
  public init(_ attributes: [String], labels: [Field] = [], annotations: [Field] = []) {
    self.attributes = attributes
    self.labels = labels
    self.annotations = annotations
  }
}

/// How telemetry is brought together with its pod; all sources of one association must fit.
public struct PodAssociation: Sendable {
  /// What of the telemetry is looked for among the pods.
  public enum Source: Sendable {
    /// An attribute of the resource that pods have too, such as `k8s.pod.uid`.
    case resourceAttribute(String)
    /// The sender's address.
    case connection
  }

  /// At most four: the collector does not start with more.
  public var sources: [Source]

  /// An association; of several, the first that finds a pod counts.
  public init(_ sources: Source...) { self.sources = sources }
}

extension Processor {
  /// Adds what the API server knows of pods. The service account must be allowed to get, list and watch pods, namespaces and nodes, and
  /// replicasets for names of deployments.
  ///
  /// - Parameters:
  ///   - nodeVariable: an environment variable that holds the node's name: only its pods are watched.
  ///   - namespace: only its pods are watched.
  ///   - associations: at most four sources each; the sender's address unless they are set.
  ///   - waitsForMetadata: whether the collector starts only when it knows the pods.
  ///   - passesThrough: whether only the pod's address is added, for a collector behind.
  public static func kubernetesAttributes(
    named name: String? = nil, extract: KubernetesMetadata, nodeVariable: String? = nil, namespace: Expr<String>? = nil,
    associations: [PodAssociation] = [], waitsForMetadata: Expr<Bool>? = nil, passesThrough: Bool? = nil
  ) -> Processor {
    Processor(
      Component(.processor, "k8s_attributes", name) { map, _ in
        map.put("auth_type", "serviceAccount")
        map.put("passthrough", passesThrough)
        map.map("filter") { filter in
          filter.put("node_from_env_var", fixed: nodeVariable)
          filter.put("namespace", namespace)
        }
        map.map("extract") { map in
          map.list("metadata", fixed: extract.attributes)
          map.list("labels", extract.labels.map(\.tree))
          map.list("annotations", extract.annotations.map(\.tree))
        }
        map.list("pod_association", associations.map(\.tree))
        map.put("wait_for_metadata", waitsForMetadata)
      })
  }
}

extension PodAssociation {
  fileprivate var tree: Tree {
    MapBuilder.tree { map in
      map.list(
        "sources",
        sources.map { source in
          MapBuilder.tree { map in
            switch source {
            case .resourceAttribute(let name):
              map.put("from", "resource_attribute")
              map.put("name", fixed: name)
            case .connection: map.put("from", "connection")
            }
          }
        })
    }
  }
}
