import Grafana

extension WindowsNodeDashboard {
  var containers: DashboardRow {
    get throws(DashboardFault) {
      let link = try DataLink.pod(cluster: .label("cluster"), namespace: .label("namespace"), pod: .label("pod"))
      let (pods, legend) = (PodQueries.all, "{{namespace}}/{{pod}}")
      return DashboardRow(
        "Pods on this node",
        [
          PanelLine([
            try make.lines(
              "CPU of pods: the highest ten", .none,
              "Processors that pods use: 1.5 is one and a half. Without a CPU limit one pod can take all of the node.",
              needs: .containers, [("topk(10, \(pods.processors))", legend)], style: .stacked(), links: [link]),
            try make.lines(
              "Memory of pods: the highest ten", .bytes,
              "Memory in RAM that pods share with nobody. What they add up to should leave Windows 2 GiB.", needs: .containers,
              [("topk(10, \(pods.workingSet))", legend)], style: .stacked(), links: [link]),
          ]),
          PanelLine(
            height: 7,
            [
              try make.lines(
                "Commit of pods: the highest ten", .bytes,
                "Memory that pods were promised, in RAM or not. Who grows here takes the node to its commit limit.", needs: .containers,
                [("topk(10, \(pods.commit))", legend)], links: [link]),
              try make.lines(
                "Network of pods: the highest ten", .bytesPerSecond,
                "What pods receive and send together. Who stands out here fills the node's adapter.", needs: .containers,
                [("topk(10, \(pods.received) + \(pods.sent))", legend)], links: [link]),
              try make.lines(
                "Storage of pods: the highest ten", .bytesPerSecond,
                "What pods read and write together. Who stands out here makes the disks slow for all.", needs: .containers,
                [("topk(10, \(pods.storageRead) + \(pods.storageWritten))", legend)], links: [link]),
            ]),
        ])
    }
  }
}
