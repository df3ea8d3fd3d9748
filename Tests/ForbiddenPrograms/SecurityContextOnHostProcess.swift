// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<HostProcess>(user: .system, securityContext: PodSecurityContext(runAsUserName: "ContainerUser")) {  // error: 'init(user:securityContext:_:)' is unavailable: all of a HostProcess pod runs as its user: leave securityContext out
  Container("exporter", image: "example.com/exporter:1.0")
}
