// swift-format-ignore-file

import Kubernetes

let proxy = Container<Linux>("proxy", image: "example.com/proxy:1.0")

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0")
  proxy  // error: 'buildExpression' is unavailable: this container is made for another operating system than the pod: give both the same
}
