// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0")
}.hostNetwork()  // error: 'hostNetwork()' is unavailable: Windows pods have no host network: make it a PodSpec<HostProcess>
