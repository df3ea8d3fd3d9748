// swift-format-ignore-file

import Kubernetes

let scratch = Volume<Linux>.memory("scratch")

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0")
  scratch  // error: 'buildExpression' is unavailable: this volume is made for another operating system than the pod: give both the same
}
