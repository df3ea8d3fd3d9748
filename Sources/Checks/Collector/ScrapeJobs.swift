import CollectorSchemas
package import YAML

/// A job of a collector's prometheus receiver.
package struct CollectorScrapeJob: Sendable {
  package let receiver: CollectorView.Component
  package let value: YAMLMap
  /// From the configuration's root.
  let path: [PathElement]
  /// `config.global`.
  let global: YAMLMap

  var name: String { value["job_name"]?.string ?? "" }
  var title: String { name.isEmpty ? "a job" : "the job \(GoText.quoted(name))" }

  struct Discovery {
    let value: YAMLMap
    let role: String?
    let path: [PathElement]
  }

  /// `kubernetes_sd_configs`.
  var discoveries: [Discovery] {
    (value["kubernetes_sd_configs"]?.list ?? []).enumerated().compactMap { index, item in
      item.map.map { Discovery(value: $0, role: $0["role"]?.string, path: path + ["kubernetes_sd_configs", .index(index)]) }
    }
  }

  /// The rules of `relabel_configs`.
  var relabelings: [YAMLMap] { (value["relabel_configs"]?.list ?? []).compactMap(\.map) }

  /// Whether a rule looks at one of some labels.
  func looks(at isMeant: (String) -> Bool) -> Bool {
    relabelings.contains { rule in (rule["source_labels"]?.list ?? []).contains { $0.string.map(isMeant) ?? false } }
  }

  /// Whether targets are shared out between replicas.
  var isSharded: Bool { relabelings.contains { $0["action"]?.string?.lowercased() == "hashmod" } }
}

/// A rule of `relabel_configs` or `metric_relabel_configs`.
struct CollectorRelabeling: Sendable {
  let value: YAMLMap
  /// From the configuration's root.
  let path: [PathElement]
  let job: CollectorScrapeJob
  let isOfMetrics: Bool

  /// Any case is read. Source: prometheus/prometheus model/relabel/relabel.go (Action.UnmarshalYAML).
  var action: String { value["action"]?.string?.lowercased() ?? "replace" }
}

extension CollectorView {
  package var scrapeJobs: [CollectorScrapeJob] {
    components(.receiver).filter { $0.type == "prometheus" }.flatMap { receiver -> [CollectorScrapeJob] in
      let config = receiver.configuration["config"]
      let global = config?["global"]?.map ?? YAMLMap()
      return (config?["scrape_configs"]?.list ?? []).enumerated().compactMap { index, item in
        item.map.map {
          CollectorScrapeJob(
            receiver: receiver, value: $0, path: receiver.path + ["config", "scrape_configs", .index(index)], global: global)
        }
      }
    }
  }

  var relabelings: [CollectorRelabeling] {
    scrapeJobs.flatMap { job in
      ["relabel_configs", "metric_relabel_configs"].flatMap { key in
        (job.value[key]?.list ?? []).enumerated().compactMap { index, item in
          item.map.map {
            CollectorRelabeling(
              value: $0, path: job.path + [.key(key), .index(index)], job: job, isOfMetrics: key == "metric_relabel_configs")
          }
        }
      }
    }
  }
}
