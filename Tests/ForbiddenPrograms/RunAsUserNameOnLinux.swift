// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Linux> {
  Container("exporter", image: "example.com/exporter:1.0", securityContext: SecurityContext(runAsUserName: "ContainerUser"))  // error: 'init(runAsUserName:runAsNonRoot:)' is unavailable: runAsUserName is a Windows-only field: give runAsUser on Linux
}
