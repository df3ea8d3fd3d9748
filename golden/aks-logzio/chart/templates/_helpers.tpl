{{/*
The chart's name.
*/}}
{{- define "windows-metrics.name" -}}
{{- if .Values.nameOverride }}
{{- .Values.nameOverride }}
{{- else }}
{{- .Chart.Name }}
{{- end }}
{{- end }}

{{/*
The release's name as the beginning of objects' names: without dots, and with a letter first, as Services demand (RFC 1035).
*/}}
{{- define "windows-metrics.release" -}}
{{- if regexMatch "^[0-9]" .Release.Name }}
{{- printf "r%s" (.Release.Name | replace "." "-") }}
{{- else }}
{{- .Release.Name | replace "." "-" }}
{{- end }}
{{- end }}

{{/*
The first part of every object's name.
*/}}
{{- define "windows-metrics.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else if contains (include "windows-metrics.name" .) .Release.Name }}
{{- include "windows-metrics.release" . }}
{{- else }}
{{- printf "%s-%s" (include "windows-metrics.release" .) (include "windows-metrics.name" .) | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/*
Name and version of the chart, as a label's value.
*/}}
{{- define "windows-metrics.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The recommended labels (kubernetes.io, "Recommended Labels").
*/}}
{{- define "windows-metrics.labels" -}}
helm.sh/chart: {{ include "windows-metrics.chart" . | quote }}
{{- include "windows-metrics.selectorLabels" . | nindent 0 }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with omit .Values.commonLabels "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "helm.sh/chart" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" "windows-build" }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end }}

{{/*
The labels that tell this release's pods from all others; they never change.
*/}}
{{- define "windows-metrics.selectorLabels" -}}
app.kubernetes.io/name: {{ include "windows-metrics.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
The name of what is called installer-credentials.
*/}}
{{- define "windows-metrics.installer-credentials.fullname" -}}
{{- printf "%s-installer-credentials" (include "windows-metrics.fullname" . | trunc 41 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called installer-known-hosts.
*/}}
{{- define "windows-metrics.installer-known-hosts.fullname" -}}
{{- printf "%s-installer-known-hosts" (include "windows-metrics.fullname" . | trunc 41 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called installer-status.
*/}}
{{- define "windows-metrics.installer-status.fullname" -}}
{{- printf "%s-installer-status" (include "windows-metrics.fullname" . | trunc 46 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called installer.
*/}}
{{- define "windows-metrics.installer.fullname" -}}
{{- printf "%s-installer" (include "windows-metrics.fullname" . | trunc 53 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called collector.
*/}}
{{- define "windows-metrics.collector.fullname" -}}
{{- printf "%s-collector" (include "windows-metrics.fullname" . | trunc 53 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called proxy.
*/}}
{{- define "windows-metrics.proxy.fullname" -}}
{{- printf "%s-proxy" (include "windows-metrics.fullname" . | trunc 57 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called collector-test.
*/}}
{{- define "windows-metrics.collector-test.fullname" -}}
{{- printf "%s-collector-test" (include "windows-metrics.fullname" . | trunc 48 | trimSuffix "-") }}
{{- end }}

{{/*
The Secret that the installer logs on with: the chart's own if a username is given.
*/}}
{{- define "windows-metrics.installer-secret" -}}
{{- if .Values.installer.credentials.username }}
{{- include "windows-metrics.installer-credentials.fullname" . }}
{{- else }}
{{- .Values.installer.credentials.secretName }}
{{- end }}
{{- end }}

{{/*
What the installer is told; it holds no secret.
*/}}
{{- define "windows-metrics.installer-config" -}}
{
  "version": {{ .Values.exporter.version | toRawJson }},
  "msiSha256": {{ .Values.exporter.msiSha256 | toRawJson }},
  "mirrorBaseUrl": {{ .Values.exporter.msiMirrorUrl | toRawJson }},
  "collectors": {{ toJson .Values.exporter.collectors }},
  "listenPort": {{ int64 .Values.exporter.port }},
  "firewallManage": {{ .Values.installer.firewall.manage }},
  "firewallRemoteAddresses": {{ toJson .Values.installer.firewall.remoteAddresses }},
  "state": {{ .Values.installer.state | toRawJson }},
  "allowDowngrade": {{ .Values.installer.allowDowngrade }},
  "nodeSelector": {{ .Values.installer.nodeLabelSelector | toRawJson }},
  "concurrency": {{ int64 .Values.installer.concurrency }},
  "connectTimeoutSeconds": {{ int64 .Values.installer.connectTimeoutSeconds }},
  "sshPort": {{ int64 .Values.installer.sshPort }},
  "nodeTimeoutSeconds": {{ int64 .Values.installer.nodeTimeoutSeconds }},
  "credentialsDirectory": "/etc/wingen/credentials",
  "namespace": {{ .Release.Namespace | toRawJson }},
  "knownHostsConfigMap": {{ include "windows-metrics.installer-known-hosts.fullname" . | toRawJson }},
  "learnHostKeys": {{ .Values.installer.hostKeys.learn }},
  "statusConfigMap": {{ include "windows-metrics.installer-status.fullname" . | toRawJson }},
  "dryRun": {{ .Values.installer.dryRun }}
}
{{- end }}

{{/*
What the Job's pods depend on: its hash in the Job's name lets an upgrade make a new Job.
*/}}
{{- define "windows-metrics.installer-job-inputs" -}}
# What the pods of installer are made of.
chart: {{ .Chart.Version | toRawJson }}
name: {{ include "windows-metrics.name" . | toRawJson }}
release: {{ .Release.Name | toRawJson }}
installer.pod.labels: {{ toJson .Values.installer.pod.labels }}
installer-config: {{ include "windows-metrics.installer-config" . | sha256sum | toRawJson }}
installer.pod.annotations: {{ toJson .Values.installer.pod.annotations }}
installer.fullname: {{ include "windows-metrics.installer.fullname" . | toRawJson }}
installer.image.pullSecrets: {{ toJson .Values.installer.image.pullSecrets }}
installer.pod.priorityClassName: {{ toJson .Values.installer.pod.priorityClassName }}
installer.pod.nodeSelector: {{ toJson .Values.installer.pod.nodeSelector }}
installer.pod.affinity: {{ toJson .Values.installer.pod.affinity }}
installer.pod.tolerations: {{ toJson .Values.installer.pod.tolerations }}
installer.image.registry: {{ toJson .Values.installer.image.registry }}
installer.image.repository: {{ toJson .Values.installer.image.repository }}
installer.image.tag: {{ toJson .Values.installer.image.tag }}
installer.image.pullPolicy: {{ toJson .Values.installer.image.pullPolicy }}
installer.resources: {{ toJson .Values.installer.resources }}
installer-secret: {{ include "windows-metrics.installer-secret" . | toRawJson }}
{{- end }}

{{/*
Where metrics are sent: the listener of the account's region.
*/}}
{{- define "windows-metrics.collector-endpoint" -}}
{{- if .Values.collector.logzio.endpoint }}
{{- .Values.collector.logzio.endpoint }}
{{- else if eq .Values.collector.logzio.region "us" }}
{{- "https://listener.logz.io:8053" }}
{{- else }}
{{- printf "https://listener-%s.logz.io:8053" .Values.collector.logzio.region }}
{{- end }}
{{- end }}

{{/*
The collector's configuration.
*/}}
{{- define "windows-metrics.collector-config" -}}
# Written by wingen; change it through the chart's values.
extensions:
  health_check:
    endpoint: "0.0.0.0:13133"
  bearertokenauth/logzio:
    scheme: Bearer
    filename: /etc/wingen/logzio/token
receivers:
  prometheus:
    config:
      scrape_configs:
        - job_name: windows-exporter
          scrape_interval: {{ printf "%ds" (int64 .Values.collector.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.collector.scrape.intervalSeconds) | toRawJson }}
          metrics_path: /metrics
          honor_labels: true
          sample_limit: {{ int64 .Values.collector.scrape.sampleLimit }}
          kubernetes_sd_configs:
            - role: pod
              namespaces:
                names:
                  - {{ .Release.Namespace | toRawJson }}
              selectors:
                - role: pod
                  label: {{ printf "app.kubernetes.io/name=%s,app.kubernetes.io/instance=%s,app.kubernetes.io/component=proxy" (include "windows-metrics.name" .) .Release.Name | toRawJson }}
          relabel_configs:
            - source_labels:
                - __meta_kubernetes_pod_container_port_name
              regex: proxy-metrics
              action: keep
            - source_labels:
                - __meta_kubernetes_pod_phase
              regex: Pending|Succeeded|Failed
              action: drop
            - source_labels:
                - __meta_kubernetes_pod_node_name
              target_label: instance
            - source_labels:
                - __meta_kubernetes_pod_node_name
              target_label: node
processors:
  memory_limiter:
    check_interval: 1s
    limit_percentage: 80
    spike_limit_percentage: 20
  batch:
    send_batch_size: 8192
    send_batch_max_size: 8192
    timeout: 5s
exporters:
  prometheus_remote_write/logzio:
    endpoint: {{ include "windows-metrics.collector-endpoint" . | toRawJson }}
    auth:
      authenticator: bearertokenauth/logzio
    timeout: 30s
    translation_strategy: UnderscoreEscapingWithoutSuffixes
    disable_scope_info: true
    target_info:
      enabled: false
    {{- if or .Values.collector.logzio.environment .Values.collector.clusterName }}
    external_labels:
      {{- if .Values.collector.logzio.environment }}
      p8s_logzio_name: {{ .Values.collector.logzio.environment | replace "$" "$$" | toRawJson }}
      {{- end }}
      {{- if .Values.collector.clusterName }}
      cluster: {{ .Values.collector.clusterName | replace "$" "$$" | toRawJson }}
      {{- end }}
    {{- end }}
service:
  extensions:
    - health_check
    - bearertokenauth/logzio
  pipelines:
    metrics:
      receivers:
        - prometheus
      processors:
        - memory_limiter
        - batch
      exporters:
        - prometheus_remote_write/logzio
  telemetry:
    metrics:
      level: normal
      readers:
        - pull:
            exporter:
              prometheus:
                host: "0.0.0.0"
                port: 8888
{{- end }}
