import ChartModel
import OpenTelemetry

extension Encoded {
  static let processors: [Encoded] = [
    Encoded(
      Processor<Traces>.memoryLimiter(), "{check_interval: 1s, limit_percentage: 80, spike_limit_percentage: 20}"),
    Encoded(
      Processor<Traces>.memoryLimiter(named: "x", .mebibytes(limit: 400, spike: 100), checkInterval: "5s"),
      "{check_interval: 5s, limit_mib: 400, spike_limit_mib: 100}"),
    Encoded(
      Processor<Logs>.batch(named: "x", size: 100, maxSize: 200, timeout: "5s", metadataKeys: ["tenant"]),
      "{send_batch_size: 100, send_batch_max_size: 200, timeout: 5s, metadata_keys: [tenant]}"),
    Encoded(
      Processor<Logs>.kubernetesAttributes(
        extract: KubernetesMetadata(
          ["k8s.pod.name"], labels: [.key("app", as: "app"), .matching("(.*)", of: .namespace, as: "ns.$1")],
          annotations: [.key("a/b", of: .deployment)]), nodeVariable: "NODE_NAME", namespace: "x",
        associations: [PodAssociation(.resourceAttribute("k8s.pod.uid"), .connection)], waitsForMetadata: true, passesThrough: false),
      """
      auth_type: serviceAccount
      passthrough: false
      filter: {node_from_env_var: NODE_NAME, namespace: x}
      extract:
        metadata: [k8s.pod.name]
        labels: [{tag_name: app, key: app, from: pod}, {tag_name: ns.$$1, key_regex: (.*), from: namespace}]
        annotations: [{key: a/b, from: deployment}]
      pod_association: [{sources: [{from: resource_attribute, name: k8s.pod.uid}, {from: connection}]}]
      wait_for_metadata: true
      """),
    Encoded(
      Processor<Metrics>.resourceDetection(
        [
          .environment, .system(hostnameSources: ["os"]), .azure, .ec2, .gcp, .aks(namesCluster: true), .eks,
          .kubernetesNode(nodeVariable: "NODE_NAME"), .kubeadm,
        ], overrides: false, timeout: "10s"),
      """
      detectors: [env, system, azure, ec2, gcp, aks, eks, k8s_api, kubeadm]
      override: false
      timeout: 10s
      system: {hostname_sources: [os]}
      aks: {resource_attributes: {k8s.cluster.name: {enabled: true}}}
      k8s_api: {auth_type: serviceAccount, node_from_env_var: NODE_NAME}
      """),
    Encoded(
      Processor<Logs>.resource([
        .insert("a", .text("x")), .update("b", .attribute("c")), .upsert("d", .context("e")), .delete("f"), .delete(matching: "^g$"),
        .hash("h"),
        .extract("i", pattern: "(?P<x>.)"), .convert("j", to: "int"),
      ]),
      """
      attributes:
        - {key: a, value: x, action: insert}
        - {key: b, from_attribute: c, action: update}
        - {key: d, from_context: e, action: upsert}
        - {key: f, action: delete}
        - {pattern: ^g$$, action: delete}
        - {key: h, action: hash}
        - {key: i, pattern: (?P<x>.), action: extract}
        - {key: j, converted_type: int, action: convert}
      """),
    Encoded(Processor<Traces>.attributes(named: "x", [.delete("a")]), "actions: [{key: a, action: delete}]"),
    Encoded(
      Processor<Metrics>.filter(
        errorMode: .silent,
        [
          .resource(["resource.attributes[\"a\"] == \"$x\""]), .metric(["metric.name == \"a\""]),
          .dataPoint(["datapoint.attributes[\"b\"] == nil"]),
        ]),
      """
      error_mode: silent
      metric_conditions:
        - {context: resource, conditions: ['resource.attributes["a"] == "$$x"']}
        - {context: metric, conditions: ['metric.name == "a"']}
        - {context: datapoint, conditions: ['datapoint.attributes["b"] == nil']}
      """),
    Encoded(
      Processor<Logs>.filter([.log(["log.severity_number < 9"])]),
      "{error_mode: ignore, log_conditions: [{context: log, conditions: [log.severity_number < 9]}]}"),
    Encoded(
      Processor<Traces>.filter(errorMode: .propagate, [.span(["span.name == \"x\""]), .spanEvent(["spanevent.name == \"y\""])]),
      """
      error_mode: propagate
      trace_conditions:
        - {context: span, conditions: ['span.name == "x"']}
        - {context: spanevent, conditions: ['spanevent.name == "y"']}
      """),
    Encoded(
      Processor<Metrics>.transform([.dataPoint(["delete_key(datapoint.attributes, \"x\")"], where: ["metric.name == \"a\""])]),
      """
      error_mode: ignore
      metric_statements:
        - {context: datapoint, conditions: ['metric.name == "a"'], statements: ['delete_key(datapoint.attributes, "x")']}
      """),
    Encoded(
      Processor<Metrics>.metricsTransform([
        MetricTransform("a", .update(renamedTo: "b"), [.addLabel("l", "v"), .updateLabel("l", to: "m", values: [("x", "y")])]),
        MetricTransform(
          "^c(.*)$", isPattern: true, .insert("d$1"), [.deleteLabelValue("l", value: "v"), .toggleScalarType, .scaleValue(0.5)]),
        MetricTransform(
          "e", .combine("f", function: "sum"),
          [.aggregateLabels(["a"], function: "sum"), .aggregateLabelValues("l", values: ["x", "y"], to: "z", function: "max")]),
      ]),
      """
      transforms:
        - include: a
          action: update
          new_name: b
          operations:
            - {action: add_label, new_label: l, new_value: v}
            - {action: update_label, label: l, new_label: m, value_actions: [{value: x, new_value: "y"}]}
        - include: ^c(.*)$$
          match_type: regexp
          action: insert
          new_name: d$$1
          operations:
            - {action: delete_label_value, label: l, label_value: v}
            - {action: toggle_scalar_data_type}
            - {action: experimental_scale_value, experimental_scale: 0.5}
        - include: e
          action: combine
          new_name: f
          aggregation_type: sum
          operations:
            - {action: aggregate_labels, label_set: [a], aggregation_type: sum}
            - {action: aggregate_label_values, label: l, aggregated_values: [x, "y"], new_value: z, aggregation_type: max}
      """),
    Encoded(
      Processor<Metrics>.cumulativeToDelta(include: ["a"], exclude: ["b"], isPattern: true, maxStaleness: "1h"),
      "{include: {metrics: [a], match_type: regexp}, exclude: {metrics: [b], match_type: regexp}, max_staleness: 1h}"),
  ]
}
