// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows>(securityContext: PodSecurityContext(fsGroup: 1000)) {  // error: 'init(fsGroup:)' is unavailable: fsGroup is a Linux-only field: Windows volumes have no groups
  Container("exporter", image: "example.com/exporter:1.0")
}
