// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0") {
    Mount("host", at: "C:\\host", propagation: .hostToContainer)  // error: 'init(_:at:propagation:readOnly:)' is unavailable: mountPropagation is a Linux-only field: leave it out on Windows
  }
}
