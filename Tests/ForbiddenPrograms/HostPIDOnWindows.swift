// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0")
}
.hostPID()  // error: 'hostPID()' is unavailable: hostPID is a Linux-only field: a PodSpec<HostProcess> sees the node's processes
