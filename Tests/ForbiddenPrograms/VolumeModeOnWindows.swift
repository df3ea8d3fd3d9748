// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0")
  Volume.secret("token", "token", defaultMode: 0o400)  // error: 'secret(_:_:defaultMode:)' is unavailable: defaultMode is Linux-only: Windows volumes have no modes, leave it out
}
