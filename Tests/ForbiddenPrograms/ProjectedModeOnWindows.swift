// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0")
  Volume.projected("logins", defaultMode: 0o440) { ProjectedSource.secret("token") }  // error: 'projected(_:defaultMode:_:)' is unavailable: defaultMode is Linux-only: Windows volumes have no modes, leave it out
}
