// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<HostProcess>(user: .localService) {
  Container("exporter", image: "example.com/exporter:1.0")
  Volume.memory("scratch")  // error: 'memory(_:sizeLimit:)' is unavailable: an emptyDir in memory is Linux-only: use Volume.emptyDir on Windows
}
