// swift-format-ignore-file

import Kubernetes

let prepare = InitContainer<Linux>("prepare", image: "example.com/prepare:1.0")

let pod = PodSpec<Windows> {
  prepare  // error: 'buildExpression' is unavailable: this container is made for another operating system than the pod: give both the same
  Container("exporter", image: "example.com/exporter:1.0")
}
