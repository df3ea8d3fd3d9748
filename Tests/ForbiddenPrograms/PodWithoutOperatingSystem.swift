// swift-format-ignore-file

import Kubernetes

let pod = PodSpec {  // error: 'init(_:)' is unavailable: say what the pod runs on: PodSpec<Linux>, PodSpec<Windows> or PodSpec<HostProcess>
  Container("exporter", image: "example.com/exporter:1.0")
}
