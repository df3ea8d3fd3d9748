// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0", securityContext: .init(dropCapabilities: ["ALL"]))  // error: 'init(dropCapabilities:)' is unavailable: capabilities are Linux-only: choose the user with runAsUserName on Windows
}
