// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows>(securityContext: .init(seccompProfile: "RuntimeDefault")) {  // error: 'init(seccompProfile:)' is unavailable: seccompProfile is a Linux-only field: leave it out on Windows
  Container("exporter", image: "example.com/exporter:1.0")
}
