// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<HostProcess>(user: .localService) {
  Container("exporter", image: "example.com/exporter:1.0", securityContext: SecurityContext(runAsUserName: "NT AUTHORITY\\SYSTEM"))  // error: 'init(runAsUserName:)' is unavailable: all containers of a HostProcess pod are alike: give the user to the PodSpec<HostProcess>
}
