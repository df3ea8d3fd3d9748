// swift-format-ignore-file

import Kubernetes

let lifecycle = Lifecycle(preStop: .tcpSocket(port: 8080))  // error: 'tcpSocket(port:)' is unavailable: the kubelet opens no connection for a hook: give httpGet or exec
