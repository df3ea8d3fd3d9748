// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0", securityContext: SecurityContext(readOnlyRootFilesystem: true))  // error: 'init(readOnlyRootFilesystem:)' is unavailable: readOnlyRootFilesystem is a Linux-only field: leave it out on Windows
}
