// swift-format-ignore-file

import Kubernetes

let pod = PodSpec<Windows> {
  Container("exporter", image: "example.com/exporter:1.0")
  Volume.nfs("share", server: "nfs.example.com", path: "/share")  // error: 'nfs(_:server:path:)' is unavailable: NFS volumes are Linux-only: use a persistentVolumeClaim of an SMB class on Windows
}
