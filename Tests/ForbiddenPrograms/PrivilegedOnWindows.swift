// swift-format-ignore-file

import Kubernetes

let context: SecurityContext<Windows> = SecurityContext(privileged: true)  // error: 'init(privileged:)' is unavailable: privileged is a Linux-only field: make the pod a PodSpec<HostProcess>
