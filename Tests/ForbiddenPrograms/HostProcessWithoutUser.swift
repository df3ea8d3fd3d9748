// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<HostProcess> {  // error: 'init(_:)' is unavailable: a HostProcess pod runs as a Windows account: give user: .localService, or .system if it must
  Container("exporter", image: "example.com/exporter:1.0")
}
