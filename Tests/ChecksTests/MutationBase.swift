import YAML

/// A pod in which no rule finds anything, of each kind there is.
enum MutationBase: String, CaseIterable, Sendable {
  case windowsPod, hostProcessDaemonSet, linuxPod, windowsCronJob

  func object() throws -> YAMLValue { try YAMLReader.read(text, file: rawValue)[0].plain }

  /// From the object to the pod's specification.
  var pod: [PathElement] {
    switch self {
    case .windowsPod, .linuxPod: ["spec"]
    case .hostProcessDaemonSet: ["spec", "template", "spec"]
    case .windowsCronJob: ["spec", "jobTemplate", "spec", "template", "spec"]
    }
  }

  /// From the object to the pod's metadata.
  var metadata: [PathElement] { Array(pod.dropLast()) + ["metadata"] }

  private var text: String {
    switch self {
    case .windowsPod:
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        namespace: shop
        labels:
          app: web
      spec:
        os:
          name: windows
        securityContext:
          runAsNonRoot: true
          windowsOptions:
            runAsUserName: ContainerUser
        initContainers:
          - name: prepare
            image: mcr.microsoft.com/dotnet/framework/aspnet:4.8.1-windowsservercore-ltsc2022
            command: [powershell, -File, 'C:\\prepare.ps1']
            resources:
              limits:
                cpu: 500m
                memory: 256Mi
        containers:
          - name: web
            image: mcr.microsoft.com/dotnet/framework/aspnet:4.8.1-windowsservercore-ltsc2022
            ports:
              - name: http
                containerPort: 80
            resources:
              requests:
                cpu: 500m
                memory: 512Mi
              limits:
                cpu: "1"
                memory: 1Gi
        nodeSelector:
          kubernetes.io/os: windows
          kubernetes.io/arch: amd64
        tolerations:
          - operator: Exists
            effect: NoSchedule
      """
    case .hostProcessDaemonSet:
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: exporter
        namespace: monitoring
      spec:
        selector:
          matchLabels:
            app: exporter
        template:
          metadata:
            labels:
              app: exporter
          spec:
            os:
              name: windows
            automountServiceAccountToken: false
            hostNetwork: true
            securityContext:
              windowsOptions:
                hostProcess: true
                runAsUserName: NT AUTHORITY\\SYSTEM
            initContainers:
              - name: configure-firewall
                image: mcr.microsoft.com/oss/kubernetes/windows-host-process-containers-base-image:v1.0.0
                command: [powershell, -Command, Remove-NetFirewallRule -DisplayName exporter -ea Ignore; New-NetFirewallRule -DisplayName exporter -LocalPort 9182 -RemoteAddress 10.0.0.0/8 -Protocol TCP]
                resources:
                  limits:
                    cpu: 200m
                    memory: 200Mi
            containers:
              - name: exporter
                image: ghcr.io/prometheus-community/windows-exporter:0.31.8
                args: [--config.file=%CONTAINER_SANDBOX_MOUNT_POINT%/config/config.yml]
                ports:
                  - name: metrics
                    containerPort: 9182
                    hostPort: 9182
                resources:
                  limits:
                    cpu: 200m
                    memory: 200Mi
                volumeMounts:
                  - name: configuration
                    mountPath: /config
            nodeSelector:
              kubernetes.io/os: windows
              kubernetes.io/arch: amd64
            tolerations:
              - operator: Exists
                effect: NoSchedule
            volumes:
              - name: configuration
                configMap:
                  name: exporter
      """
    case .linuxPod:
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: api
        namespace: shop
      spec:
        os:
          name: linux
        containers:
          - name: api
            image: registry.k8s.io/pause:3.10
            resources:
              limits:
                cpu: 500m
                memory: 256Mi
        nodeSelector:
          kubernetes.io/os: linux
          kubernetes.io/arch: amd64
      """
    case .windowsCronJob:
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: tidy
        namespace: shop
      spec:
        schedule: 17 3 * * *
        concurrencyPolicy: Forbid
        jobTemplate:
          spec:
            backoffLimit: 2
            activeDeadlineSeconds: 600
            template:
              spec:
                os:
                  name: windows
                restartPolicy: Never
                containers:
                  - name: tidy
                    image: mcr.microsoft.com/windows/servercore:ltsc2022
                    command: [powershell, -File, 'C:\\tidy.ps1']
                    resources:
                      limits:
                        cpu: 500m
                        memory: 256Mi
                nodeSelector:
                  kubernetes.io/os: windows
                  kubernetes.io/arch: amd64
                tolerations:
                  - operator: Exists
                    effect: NoSchedule
      """
    }
  }
}
