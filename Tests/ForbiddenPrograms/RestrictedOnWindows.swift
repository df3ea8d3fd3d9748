// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0", securityContext: .restricted)  // error: 'restricted' is unavailable: restricted is Linux-only: give runAsUserName: "ContainerUser", runAsNonRoot: true on Windows
}
