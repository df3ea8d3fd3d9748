// swift-format-ignore-file

import Kubernetes

let linux = SecurityContext<Linux>(runAsUser: 1000)

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0", securityContext: linux)  // error: 'init(_:image:pullPolicy:command:args:workingDir:resources:securityContext:livenessProbe:readinessProbe:startupProbe:lifecycle:_:)' is unavailable: this security context is for Linux: make it a SecurityContext<Windows>
}
