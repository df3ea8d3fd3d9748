// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<HostProcess>(user: .localService, hostNetwork: false) {  // error: 'init(user:hostNetwork:_:)' is unavailable: a HostProcess pod is always on the host's network: leave hostNetwork out
  Container("exporter", image: "example.com/exporter:1.0")
}
