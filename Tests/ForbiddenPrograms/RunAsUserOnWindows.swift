// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0", securityContext: SecurityContext(runAsUser: 1000))  // error: 'init(runAsUser:)' is unavailable: runAsUser is a Linux-only field: give runAsUserName on Windows
}
