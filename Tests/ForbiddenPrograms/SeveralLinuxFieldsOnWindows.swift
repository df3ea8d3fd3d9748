// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container(
    "exporter", image: "example.com/exporter:1.0", securityContext: SecurityContext(runAsNonRoot: true, allowPrivilegeEscalation: false))  // error: 'init(runAsUser:runAsGroup:runAsNonRoot:privileged:allowPrivilegeEscalation:readOnlyRootFilesystem:addCapabilities:dropCapabilities:)' is unavailable: these are Linux-only fields: give runAsUserName and runAsNonRoot on Windows
}
