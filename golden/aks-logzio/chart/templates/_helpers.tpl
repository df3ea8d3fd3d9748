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
{{- with omit .Values.commonLabels "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "helm.sh/chart" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" "grafana_datasource" "installer-run" "windows-build" }}
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
The name of what is called dashboard-collection.
*/}}
{{- define "windows-metrics.dashboard-collection.fullname" -}}
{{- printf "%s-dashboard-collection" (include "windows-metrics.fullname" . | trunc 42 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called dashboard-mixed-cluster.
*/}}
{{- define "windows-metrics.dashboard-mixed-cluster.fullname" -}}
{{- printf "%s-dashboard-mixed-cluster" (include "windows-metrics.fullname" . | trunc 39 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called dashboard-node.
*/}}
{{- define "windows-metrics.dashboard-node.fullname" -}}
{{- printf "%s-dashboard-node" (include "windows-metrics.fullname" . | trunc 48 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called dashboard-nodes.
*/}}
{{- define "windows-metrics.dashboard-nodes.fullname" -}}
{{- printf "%s-dashboard-nodes" (include "windows-metrics.fullname" . | trunc 47 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called dashboard-pods.
*/}}
{{- define "windows-metrics.dashboard-pods.fullname" -}}
{{- printf "%s-dashboard-pods" (include "windows-metrics.fullname" . | trunc 48 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called grafana-data-source.
*/}}
{{- define "windows-metrics.grafana-data-source.fullname" -}}
{{- printf "%s-grafana-data-source" (include "windows-metrics.fullname" . | trunc 43 | trimSuffix "-") }}
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
The name of what is called windows.
*/}}
{{- define "windows-metrics.windows.fullname" -}}
{{- printf "%s-windows" (include "windows-metrics.fullname" . | trunc 55 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called windows-rules.
*/}}
{{- define "windows-metrics.windows-rules.fullname" -}}
{{- printf "%s-windows-rules" (include "windows-metrics.fullname" . | trunc 49 | trimSuffix "-") }}
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
The SHA-256 of the exporter's MSI: what is set, else what is known of the version, else nothing.
*/}}
{{- define "windows-metrics.exporter-sha256" -}}
{{- if not (eq .Values.installer.msi.sha256 "") }}
{{- .Values.installer.msi.sha256 }}
{{- else if eq .Values.exporter.version "0.31.8" }}
{{- "0aadce6afb20182b678bfca9e8f2e8464ef48c469b28b4cf02e99d82158f5d40" }}
{{- else if eq .Values.exporter.version "0.31.7" }}
{{- "d29114fb7ae6af2865a9f1c4be7fdccc2b9fbbb4366a811b620bc85c983d0007" }}
{{- else if eq .Values.exporter.version "0.31.6" }}
{{- "767324dc7ea8e6b8b99f610e2fb9f36d029c8f673a94b3d9f5f2c3c579be0b6d" }}
{{- else if eq .Values.exporter.version "0.31.5" }}
{{- "ab78d700811de3abd4b9c8702b14b14a1586951f82149438a646276fca36e397" }}
{{- else if eq .Values.exporter.version "0.31.4" }}
{{- "afc495bc6d9c1ba361eaace2ff8c1050ee5c6cc54d364bc572b319da09592d14" }}
{{- else if eq .Values.exporter.version "0.31.3" }}
{{- "afd0aaca29f32b75427dfa6e7cb27db17e9b74933818133f974c41808286d3f3" }}
{{- else if eq .Values.exporter.version "0.31.2" }}
{{- "5fad4aa4e7a7e792f5e51e86d84cca44943b73c60bb56b47664892ff2b623d14" }}
{{- else if eq .Values.exporter.version "0.31.1" }}
{{- "9f78534501579a13dc45ad859ee2105edb0b16f7ac8ce5bddae953aa9298d224" }}
{{- else if eq .Values.exporter.version "0.31.0" }}
{{- "35a06fe0faaaaf70d71c03c9e969b277780e0b10ab1f0068ad28fd0440d49671" }}
{{- else if eq .Values.exporter.version "0.30.8" }}
{{- "bd261c6587bb9d09a613a3d10e7042402665c1cc31cc52cbfa103b67df8d9e24" }}
{{- else if eq .Values.exporter.version "0.30.7" }}
{{- "b7adcf630ff8a035921ffc100138c4aa0d8632f789e7a16f91e2912a96784bad" }}
{{- else if eq .Values.exporter.version "0.30.6" }}
{{- "6792cdcc99e72d0b16f6b16358c49f1f00b7dd669323bc74eddbabc8d761d21f" }}
{{- else if eq .Values.exporter.version "0.30.5" }}
{{- "59483778da38cb5d74da4b8b75cf4e3f8b3ec1f833819ab37b290d7b8a6925f7" }}
{{- else if eq .Values.exporter.version "0.30.4" }}
{{- "c4adae92768b7a140fe9fbe1e93ac0eec01b7a8007eb2ae2b34ad3fd531a00b3" }}
{{- else if eq .Values.exporter.version "0.30.2" }}
{{- "d49446cc075593a308b7898694a2fddcdf0dceebc0fbd2496e34d449785e667e" }}
{{- else if eq .Values.exporter.version "0.30.1" }}
{{- "fb43db2b2168dcbbf3f689697c0ef139ea08888a0c873f93b28ca33d76eb3bf2" }}
{{- else if eq .Values.exporter.version "0.30.0" }}
{{- "21290ed6eeef383483ba8c20bb1ebb61a843d80120ea9dfae67b28a614fe7f24" }}
{{- else }}
{{- "" }}
{{- end }}
{{- end }}

{{/*
What the installer is told; it holds no secret.
*/}}
{{- define "windows-metrics.installer-config" -}}
{
  "version": {{ .Values.exporter.version | toRawJson }},
  "msiSha256": {{ include "windows-metrics.exporter-sha256" . | toRawJson }},
  "mirrorBaseUrl": {{ .Values.installer.msi.mirrorUrl | toRawJson }},
  "collectors": {{ toJson .Values.exporter.collectors }},
  "listenPort": {{ int64 .Values.exporter.port }},
  "firewallManage": {{ .Values.installer.firewall.manage }},
  "firewallRemoteAddresses": {{ toJson .Values.installer.firewall.remoteAddresses }},
  "state": {{ .Values.installer.state | toRawJson }},
  "allowDowngrade": {{ .Values.installer.allowDowngrade }},
  "replaceWmiExporter": {{ .Values.installer.replaceWmiExporter }},
  "nodeSelector": {{ .Values.installer.nodeLabelSelector | toRawJson }},
  "concurrency": {{ int64 .Values.installer.concurrency }},
  "connectTimeoutSeconds": {{ int64 .Values.installer.connectTimeoutSeconds }},
  "sshPort": {{ int64 .Values.installer.sshPort }},
  "nodeTimeoutSeconds": {{ int64 .Values.installer.nodeTimeoutSeconds }},
  "namespace": {{ .Release.Namespace | toRawJson }},
  "knownHostsConfigMap": {{ include "windows-metrics.installer-known-hosts.fullname" . | toRawJson }},
  "learnHostKeys": {{ .Values.installer.hostKeys.learn }},
  "learnHostKeysWithPassword": {{ .Values.installer.hostKeys.learnWithPassword }},
  "statusConfigMap": {{ include "windows-metrics.installer-status.fullname" . | toRawJson }},
  "events": {{ .Values.installer.events.enabled }},
  "dryRun": {{ .Values.installer.dryRun }},
  "credentials": [
{{- range $pool := .Values.installer.credentials.pools }}
    {"directory": {{ printf "/etc/wingen/credentials/pools/%s" $pool.name | toRawJson }}, "secretName": {{ $pool.secretName | toRawJson }}, "nodeSelector": {{ toJson $pool.nodeSelector }}},
{{- end }}
    {"directory": "/etc/wingen/credentials/default", "secretName": {{ include "windows-metrics.installer-secret" . | toRawJson }}, "nodeSelector": {}}
  ]
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
installer.credentials.pools: {{ toJson .Values.installer.credentials.pools }}
{{- end }}

{{/*
How far rates look back: at least four scrapes.
*/}}
{{- define "windows-metrics.rate-window" -}}
{{- if lt 75 (int64 .Values.scrape.intervalSeconds) }}
{{- printf "%ds" (div (mul (int64 .Values.scrape.intervalSeconds) 400) 100) }}
{{- else }}
{{- "5m" }}
{{- end }}
{{- end }}

{{/*
How far rates of a minute look back: at least four scrapes.
*/}}
{{- define "windows-metrics.short-rate-window" -}}
{{- if lt 15 (int64 .Values.scrape.intervalSeconds) }}
{{- printf "%ds" (div (mul (int64 .Values.scrape.intervalSeconds) 400) 100) }}
{{- else }}
{{- "1m" }}
{{- end }}
{{- end }}

{{/*
What the installer's CronJob is called, and what its Jobs' names begin with, as a regular expression.
*/}}
{{- define "windows-metrics.installer-names" -}}
{{- if eq (include "windows-metrics.fullname" . | trunc 42 | trimSuffix "-" | replace "." "[.]") (include "windows-metrics.fullname" . | trunc 44 | trimSuffix "-" | replace "." "[.]") }}
{{- printf "%s-installer" (include "windows-metrics.fullname" . | trunc 44 | trimSuffix "-" | replace "." "[.]") }}
{{- else }}
{{- printf "(%s|%s)-installer" (include "windows-metrics.fullname" . | trunc 42 | trimSuffix "-" | replace "." "[.]") (include "windows-metrics.fullname" . | trunc 44 | trimSuffix "-" | replace "." "[.]") }}
{{- end }}
{{- end }}

{{/*
Recording rules and alerts for Prometheus.
*/}}
{{- define "windows-metrics.windows-rules" -}}
# Written by wingen; change it through the chart's values.
{{- if include "windows-metrics.has-rules" . }}
groups:
  {{- if .Values.monitoring.rules.recording }}
  - name: windows.node.rules
    rules:
      - record: node:windows_node:sum
        expr: "count by (cluster) (windows_os_info{job=\"windows-exporter\"})"
      - record: node:windows_node_num_cpu:sum
        expr: "count by (cluster, instance) (sum by (cluster, instance, core) (windows_cpu_time_total{job=\"windows-exporter\"}))"
      - record: ":windows_node_cpu_utilisation:avg1m"
        expr: |
          1 - avg by (cluster) (rate(windows_cpu_time_total{job="windows-exporter",mode="idle"}[{{ include "windows-metrics.short-rate-window" . }}]))
      - record: node:windows_node_cpu_utilisation:avg1m
        expr: |
          1
          - avg by (cluster, instance) (rate(windows_cpu_time_total{job="windows-exporter",mode="idle"}[{{ include "windows-metrics.short-rate-window" . }}]))
      - record: ":windows_node_memory_utilisation:"
        expr: |
          1
          - sum by (cluster) (windows_memory_available_bytes{job="windows-exporter"})
          / sum by (cluster) (
            windows_memory_physical_total_bytes{job="windows-exporter"}
            or windows_os_visible_memory_bytes{job="windows-exporter"}
          )
      - record: ":windows_node_memory_MemFreeCached_bytes:sum"
        expr: |
          sum by (cluster) (
            windows_memory_available_bytes{job="windows-exporter"}
            + windows_memory_cache_bytes{job="windows-exporter"}
          )
      - record: node:windows_node_memory_totalCached_bytes:sum
        expr: |
          windows_memory_cache_bytes{job="windows-exporter"}
          + windows_memory_modified_page_list_bytes{job="windows-exporter"}
          + windows_memory_standby_cache_core_bytes{job="windows-exporter"}
          + windows_memory_standby_cache_normal_priority_bytes{job="windows-exporter"}
          + windows_memory_standby_cache_reserve_bytes{job="windows-exporter"}
      - record: ":windows_node_memory_MemTotal_bytes:sum"
        expr: |
          sum by (cluster) (
            windows_memory_physical_total_bytes{job="windows-exporter"}
            or windows_os_visible_memory_bytes{job="windows-exporter"}
          )
      - record: node:windows_node_memory_bytes_available:sum
        expr: "sum by (cluster, instance) (windows_memory_available_bytes{job=\"windows-exporter\"})"
      - record: node:windows_node_memory_bytes_total:sum
        expr: |
          sum by (cluster, instance) (
            windows_memory_physical_total_bytes{job="windows-exporter"}
            or windows_os_visible_memory_bytes{job="windows-exporter"}
          )
      - record: node:windows_node_memory_utilisation:ratio
        expr: |
          (node:windows_node_memory_bytes_total:sum - node:windows_node_memory_bytes_available:sum)
          / on (cluster) group_left ()
            sum by (cluster) (node:windows_node_memory_bytes_total:sum)
      - record: "node:windows_node_memory_utilisation:"
        expr: 1 - node:windows_node_memory_bytes_available:sum / node:windows_node_memory_bytes_total:sum
      - record: node:windows_node_memory_swap_io_pages:irate
        expr: |
          irate(windows_memory_swap_page_operations_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
      - record: ":windows_node_disk_utilisation:avg_irate"
        expr: |
          avg by (cluster) (
            irate(windows_logical_disk_read_seconds_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}])
            + irate(windows_logical_disk_write_seconds_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}])
          )
      - record: node:windows_node_disk_utilisation:avg_irate
        expr: |
          avg by (cluster, instance) (
            irate(windows_logical_disk_read_seconds_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}])
            + irate(windows_logical_disk_write_seconds_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}])
          )
      - record: "node:windows_node_filesystem_usage:"
        expr: |
          max by (cluster, instance, volume) (
            1
            - windows_logical_disk_free_bytes{job="windows-exporter"}
            / (windows_logical_disk_size_bytes{job="windows-exporter"} > 0)
          )
      - record: "node:windows_node_filesystem_avail:"
        expr: |
          max by (cluster, instance, volume) (
            windows_logical_disk_free_bytes{job="windows-exporter"}
            / (windows_logical_disk_size_bytes{job="windows-exporter"} > 0)
          )
      - record: ":windows_node_net_utilisation:sum_irate"
        expr: |
          sum by (cluster) (irate(windows_net_bytes_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}]))
      - record: node:windows_node_net_utilisation:sum_irate
        expr: |
          sum by (cluster, instance) (irate(windows_net_bytes_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}]))
      - record: ":windows_node_net_saturation:sum_irate"
        expr: |
          sum by (cluster) (
            irate(windows_net_packets_received_discarded_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}])
            + irate(windows_net_packets_outbound_discarded_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}])
          )
      - record: node:windows_node_net_saturation:sum_irate
        expr: |
          sum by (cluster, instance) (
            irate(windows_net_packets_received_discarded_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}])
            + irate(windows_net_packets_outbound_discarded_total{job="windows-exporter"}[{{ include "windows-metrics.short-rate-window" . }}])
          )
  {{- end }}
  {{- if .Values.monitoring.rules.recording }}
  - name: windows.pod.rules
    rules:
      - record: windows_pod_container_available
        expr: |
          windows_container_available{job="windows-exporter",container!=""}
          or windows_container_available{job="windows-exporter",container="",container_id!=""}
          * on (cluster, container_id) group_left (namespace, pod, container)
            max by (cluster, container_id, namespace, pod, container) (kube_pod_container_info{container_id!=""})
      - record: windows_container_total_runtime
        expr: |
          windows_container_cpu_usage_seconds_total{job="windows-exporter",container!=""}
          or windows_container_cpu_usage_seconds_total{job="windows-exporter",container="",container_id!=""}
          * on (cluster, container_id) group_left (namespace, pod, container)
            max by (cluster, container_id, namespace, pod, container) (kube_pod_container_info{container_id!=""})
      - record: windows_container_memory_usage
        expr: |
          windows_container_memory_usage_commit_bytes{job="windows-exporter",container!=""}
          or windows_container_memory_usage_commit_bytes{job="windows-exporter",container="",container_id!=""}
          * on (cluster, container_id) group_left (namespace, pod, container)
            max by (cluster, container_id, namespace, pod, container) (kube_pod_container_info{container_id!=""})
      - record: windows_container_private_working_set_usage
        expr: |
          windows_container_memory_usage_private_working_set_bytes{job="windows-exporter",container!=""}
          or windows_container_memory_usage_private_working_set_bytes{job="windows-exporter",container="",container_id!=""}
          * on (cluster, container_id) group_left (namespace, pod, container)
            max by (cluster, container_id, namespace, pod, container) (kube_pod_container_info{container_id!=""})
      - record: windows_container_network_received_bytes_total
        expr: |
          windows_container_network_receive_bytes_total{job="windows-exporter",container!=""}
          or windows_container_network_receive_bytes_total{job="windows-exporter",container="",container_id!=""}
          * on (cluster, container_id) group_left (namespace, pod, container)
            max by (cluster, container_id, namespace, pod, container) (kube_pod_container_info{container_id!=""})
      - record: windows_container_network_transmitted_bytes_total
        expr: |
          windows_container_network_transmit_bytes_total{job="windows-exporter",container!=""}
          or windows_container_network_transmit_bytes_total{job="windows-exporter",container="",container_id!=""}
          * on (cluster, container_id) group_left (namespace, pod, container)
            max by (cluster, container_id, namespace, pod, container) (kube_pod_container_info{container_id!=""})
      - record: kube_pod_windows_container_resource_memory_request
        expr: |
          max by (cluster, namespace, pod, container) (kube_pod_container_resource_requests{resource="memory"})
          * on (cluster, namespace, pod, container)
            max by (cluster, namespace, pod, container) (windows_pod_container_available)
      - record: kube_pod_windows_container_resource_memory_limit
        expr: |
          max by (cluster, namespace, pod, container) (kube_pod_container_resource_limits{resource="memory"})
          * on (cluster, namespace, pod, container)
            max by (cluster, namespace, pod, container) (windows_pod_container_available)
      - record: kube_pod_windows_container_resource_cpu_cores_request
        expr: |
          max by (cluster, namespace, pod, container) (kube_pod_container_resource_requests{resource="cpu"})
          * on (cluster, namespace, pod, container)
            max by (cluster, namespace, pod, container) (windows_pod_container_available)
      - record: kube_pod_windows_container_resource_cpu_cores_limit
        expr: |
          max by (cluster, namespace, pod, container) (kube_pod_container_resource_limits{resource="cpu"})
          * on (cluster, namespace, pod, container)
            max by (cluster, namespace, pod, container) (windows_pod_container_available)
      - record: namespace_pod_container:windows_container_cpu_usage_seconds_total:sum_rate
        expr: |
          sum by (cluster, namespace, pod, container) (rate(windows_container_total_runtime[{{ include "windows-metrics.rate-window" . }}]))
  {{- end }}
  {{- if and .Values.monitoring.alerts.enabled (include "windows-metrics.has-node-alerts" .) }}
  - name: windows.node.alerts
    rules:
      {{- if .Values.monitoring.alerts.nodeNotReady.enabled }}
      - alert: WindowsNodeNotReady
        expr: |
          max by (cluster, node) (kube_node_status_condition{condition="Ready",status="true"}) == 0
          and on (cluster, node) kube_node_info{os_image=~"Windows.*"}
        for: {{ .Values.monitoring.alerts.nodeNotReady.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.nodeNotReady.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "Windows node {{ "{{" }} $labels.node }} is not ready."
          description: {{ printf "The kubelet of {{ $labels.node }} has not said that it is ready for %s: its pods will be moved." .Values.monitoring.alerts.nodeNotReady.for | toRawJson }}
          runbook: "kubectl describe node {{ "{{" }} $labels.node }}: read Conditions and Events. If the node answers, look whether the services kubelet and containerd run and read their logs; if it does not, restart or replace the machine."
      {{- end }}
      {{- if .Values.monitoring.alerts.cpu.enabled }}
      - alert: WindowsNodeCPUBusy
        expr: |
          100
          * (
            1
            - avg by (cluster, instance, node) (rate(windows_cpu_time_total{job="windows-exporter",mode="idle"}[{{ include "windows-metrics.rate-window" . }}]))
          )
          > {{ int64 .Values.monitoring.alerts.cpu.above }}
        for: {{ .Values.monitoring.alerts.cpu.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.cpu.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "The processors of {{ "{{" }} $labels.node }} are busy."
          description: {{ printf "{{ printf \"%%.0f\" $value }}%% of the processor time of {{ $labels.node }} has been used for %s." .Values.monitoring.alerts.cpu.for | toRawJson }}
          runbook: "Find the pods that use the most on the dashboard Windows pods, and processes outside of pods on the node itself (Get-Process). Give pods CPU limits, or add nodes: without limits, one Windows container can take every processor."
      {{- end }}
      {{- if .Values.monitoring.alerts.memory.enabled }}
      - alert: WindowsNodeMemoryLow
        expr: |
          100
          * (
            1
            - windows_memory_available_bytes{job="windows-exporter"}
            / (
              windows_memory_physical_total_bytes{job="windows-exporter"}
              or windows_os_visible_memory_bytes{job="windows-exporter"}
            )
          )
          > {{ int64 .Values.monitoring.alerts.memory.above }}
        for: {{ .Values.monitoring.alerts.memory.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.memory.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "{{ "{{" }} $labels.node }} is short of memory."
          description: "{{ "{{" }} printf \"%.0f\" $value }}% of the physical memory of {{ "{{" }} $labels.node }} is in use."
          runbook: "Windows has no OOM killer: a node that is short of memory pages until nothing answers. Find the pods with the largest working set on the dashboard Windows pods, set memory limits, move pods away (kubectl drain), or add nodes."
      {{- end }}
      {{- if .Values.monitoring.alerts.commit.enabled }}
      - alert: WindowsNodeCommitLimit
        expr: |
          100 * windows_memory_committed_bytes{job="windows-exporter"}
          / windows_memory_commit_limit{job="windows-exporter"}
          > {{ int64 .Values.monitoring.alerts.commit.above }}
        for: {{ .Values.monitoring.alerts.commit.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.commit.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "{{ "{{" }} $labels.node }} has promised nearly all of its memory."
          description: "{{ "{{" }} printf \"%.0f\" $value }}% of the commit limit of {{ "{{" }} $labels.node }} is committed; at 100% allocations fail."
          runbook: Find processes with large private memory (Get-Process | Sort-Object PM). Restart what leaks, enlarge the page file, or add memory. Pods fail with out-of-memory errors although memory is free.
      {{- end }}
      {{- if .Values.monitoring.alerts.diskFull.enabled }}
      - alert: WindowsVolumeFull
        expr: |
          100
          * (
            1
            - windows_logical_disk_free_bytes{job="windows-exporter",volume!~"HarddiskVolume.*"}
            / (windows_logical_disk_size_bytes{job="windows-exporter",volume!~"HarddiskVolume.*"} > 0)
          )
          > {{ int64 .Values.monitoring.alerts.diskFull.above }}
        for: {{ .Values.monitoring.alerts.diskFull.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.diskFull.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "Volume {{ "{{" }} $labels.volume }} of {{ "{{" }} $labels.node }} is full."
          description: "{{ "{{" }} printf \"%.0f\" $value }}% of {{ "{{" }} $labels.volume }} on {{ "{{" }} $labels.node }} is used."
          runbook: "Images of Windows are large: remove unused ones (crictl rmi --prune), look for logs and dumps, or enlarge the disk. From its thresholds on the kubelet evicts pods and takes no new ones."
      {{- end }}
      {{- if .Values.monitoring.alerts.diskFilling.enabled }}
      - alert: WindowsVolumeFilling
        expr: |
          predict_linear(
            windows_logical_disk_free_bytes{job="windows-exporter",volume!~"HarddiskVolume.*"}[6h],
            3600 * {{ int64 .Values.monitoring.alerts.diskFilling.withinHours }}
          )
          < 0
          and 100 * windows_logical_disk_free_bytes{job="windows-exporter",volume!~"HarddiskVolume.*"}
          / (windows_logical_disk_size_bytes{job="windows-exporter",volume!~"HarddiskVolume.*"} > 0)
          < {{ int64 .Values.monitoring.alerts.diskFilling.belowFree }}
        for: {{ .Values.monitoring.alerts.diskFilling.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.diskFilling.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "Volume {{ "{{" }} $labels.volume }} of {{ "{{" }} $labels.node }} will be full soon."
          description: {{ printf "At the pace of the last six hours {{ $labels.volume }} on {{ $labels.node }} is full within %d hours." (int64 .Values.monitoring.alerts.diskFilling.withinHours) | toRawJson }}
          runbook: "Look what grows: container logs, images, dumps, emptyDir volumes. Remove it or enlarge the disk before the kubelet evicts pods."
      {{- end }}
      {{- if .Values.monitoring.alerts.diskLatency.enabled }}
      - alert: WindowsDiskSlow
        expr: |
          1000
          * rate(
            windows_logical_disk_read_write_latency_seconds_total{job="windows-exporter",volume!~"HarddiskVolume.*"}[{{ include "windows-metrics.rate-window" . }}]
          )
          / (
            rate(windows_logical_disk_reads_total{job="windows-exporter",volume!~"HarddiskVolume.*"}[{{ include "windows-metrics.rate-window" . }}])
            + rate(
              windows_logical_disk_writes_total{job="windows-exporter",volume!~"HarddiskVolume.*"}[{{ include "windows-metrics.rate-window" . }}]
            )
            > 0
          )
          > {{ int64 .Values.monitoring.alerts.diskLatency.above }}
        for: {{ .Values.monitoring.alerts.diskLatency.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.diskLatency.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "Volume {{ "{{" }} $labels.volume }} of {{ "{{" }} $labels.node }} is slow."
          description: "A read or write of {{ "{{" }} $labels.volume }} on {{ "{{" }} $labels.node }} takes {{ "{{" }} printf \"%.0f\" $value }} ms on average."
          runbook: "Compare operations per second with the limits of the disk's and the machine's size: clouds slow down what goes beyond them. Find the pod that writes, take ephemeral or faster disks, or spread the load."
      {{- end }}
      {{- if .Values.monitoring.alerts.networkErrors.enabled }}
      - alert: WindowsNetworkErrors
        expr: |
          100
          * (
            rate(windows_net_packets_received_errors_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
            + rate(windows_net_packets_outbound_errors_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
            + rate(windows_net_packets_received_discarded_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
            + rate(windows_net_packets_outbound_discarded_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
          )
          / (rate(windows_net_packets_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}]) > 0)
          > {{ int64 .Values.monitoring.alerts.networkErrors.above }}
          and (
            rate(windows_net_packets_received_errors_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
            + rate(windows_net_packets_outbound_errors_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
            + rate(windows_net_packets_received_discarded_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
            + rate(windows_net_packets_outbound_discarded_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
          )
          >= 1
        for: {{ .Values.monitoring.alerts.networkErrors.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.networkErrors.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "Adapter {{ "{{" }} $labels.nic }} of {{ "{{" }} $labels.node }} loses packets."
          description: "{{ "{{" }} printf \"%.1f\" $value }}% of the packets of {{ "{{" }} $labels.nic }} on {{ "{{" }} $labels.node }} are broken or dropped."
          runbook: Look whether processors are busy (dropped for want of buffers), at the virtual switch and HNS events on the node, and at the machine's limits of packets per second.
      {{- end }}
      {{- if .Values.monitoring.alerts.networkSaturation.enabled }}
      - alert: WindowsNetworkSaturated
        expr: |
          100
          * (
            rate(windows_net_bytes_received_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
            > rate(windows_net_bytes_sent_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
            or rate(windows_net_bytes_sent_total{job="windows-exporter"}[{{ include "windows-metrics.rate-window" . }}])
          )
          / (windows_net_current_bandwidth_bytes{job="windows-exporter"} > 0)
          > {{ int64 .Values.monitoring.alerts.networkSaturation.above }}
        for: {{ .Values.monitoring.alerts.networkSaturation.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.networkSaturation.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "Adapter {{ "{{" }} $labels.nic }} of {{ "{{" }} $labels.node }} is at its limit."
          description: "{{ "{{" }} $labels.nic }} on {{ "{{" }} $labels.node }} carries {{ "{{" }} printf \"%.0f\" $value }}% of its bandwidth in one direction."
          runbook: Find the pods that send or receive the most on the dashboard Windows pods; spread them over nodes, or take larger machines.
      {{- end }}
      {{- if and .Values.monitoring.alerts.serviceStopped.enabled (or (contains ",service," (printf ",%s," (join "," .Values.exporter.collectors))) (contains ",[defaults]," (printf ",%s," (join "," .Values.exporter.collectors)))) }}
      - alert: WindowsServiceStopped
        expr: |
          windows_service_state{job="windows-exporter",name=~"(?i)({{ join "|" .Values.monitoring.alerts.serviceStopped.names }})",state="running"} == 0
        for: {{ .Values.monitoring.alerts.serviceStopped.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.serviceStopped.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "Service {{ "{{" }} $labels.name }} of {{ "{{" }} $labels.node }} does not run."
          description: {{ printf "The service {{ $labels.name }} of {{ $labels.node }} has not been running for %s." .Values.monitoring.alerts.serviceStopped.for | toRawJson }}
          runbook: "On the node: Get-Service {{ "{{" }} $labels.name }}, its last events (Get-WinEvent -LogName System), and its own log; then Start-Service. If it stops again, cordon the node and replace it."
      {{- end }}
      {{- if and .Values.monitoring.alerts.clockSkew.enabled (contains ",time," (printf ",%s," (join "," .Values.exporter.collectors))) }}
      - alert: WindowsClockSkew
        expr: |
          1000 * abs(windows_time_computed_time_offset_seconds{job="windows-exporter"}) > {{ int64 .Values.monitoring.alerts.clockSkew.above }}
        for: {{ .Values.monitoring.alerts.clockSkew.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.clockSkew.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "The clock of {{ "{{" }} $labels.node }} is wrong."
          description: "The clock of {{ "{{" }} $labels.node }} is {{ "{{" }} printf \"%.0f\" $value }} ms off its source."
          runbook: w32tm /query /status and w32tm /query /peers on the node; w32tm /resync. Tokens and certificates are refused when clocks differ, and samples come out of order.
      {{- end }}
  {{- end }}
  {{- if and .Values.monitoring.alerts.enabled (include "windows-metrics.has-exporter-alerts" .) }}
  - name: windows.exporter.alerts
    rules:
      {{- if .Values.monitoring.alerts.exporterDown.enabled }}
      - alert: WindowsExporterDown
        expr: |
          up{job="windows-exporter"} == 0
        for: {{ .Values.monitoring.alerts.exporterDown.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.exporterDown.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "windows_exporter on {{ "{{" }} $labels.node }} does not answer."
          description: {{ printf "Scrapes of {{ $labels.instance }} have failed for %s: nothing is known of {{ $labels.node }}." .Values.monitoring.alerts.exporterDown.for | toRawJson }}
          runbook: "Is the node ready (kubectl get node {{ "{{" }} $labels.node }})? Does the exporter run (its pod, or Get-Service windows_exporter on the node)? Does a firewall rule let collectors reach its port? The collector's log says how the scrape failed."
      {{- end }}
      {{- if and .Values.monitoring.alerts.exporterMissing.enabled .Values.scrape.windowsExporter.enabled }}
      - alert: WindowsExporterMissing
        expr: |
          max by (cluster, node) (kube_node_info{os_image=~"Windows.*"})
          unless on (cluster, node) up{job="windows-exporter"}
        for: {{ .Values.monitoring.alerts.exporterMissing.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.exporterMissing.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "No exporter is scraped on the Windows node {{ "{{" }} $labels.node }}."
          description: "{{ "{{" }} $labels.node }} runs Windows, and no target of the job windows-exporter stands for it."
          runbook: Is the node selected by what installs the exporter (node selectors, tolerations)? Does it carry the label kubernetes.io/os=windows, by which targets are found? Has the installer's last run reported it?
      {{- end }}
      {{- if .Values.monitoring.alerts.exporterCollectorFailed.enabled }}
      - alert: WindowsExporterCollectorFailed
        expr: "windows_exporter_collector_success{job=\"windows-exporter\"} == 0"
        for: {{ .Values.monitoring.alerts.exporterCollectorFailed.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.exporterCollectorFailed.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "Collector {{ "{{" }} $labels.collector }} of windows_exporter fails on {{ "{{" }} $labels.node }}."
          description: {{ printf "Metrics of the collector {{ $labels.collector }} have been missing on {{ $labels.node }} for %s." .Values.monitoring.alerts.exporterCollectorFailed.for | toRawJson }}
          runbook: "The exporter's log on the node names the reason: performance counters that need repair (lodctr /R), a missing Windows feature, a time-out. Leave the collector out if the node has nothing for it."
      {{- end }}
      {{- if .Values.monitoring.alerts.metricsAbsent.enabled }}
      - alert: WindowsMetricsAbsent
        expr: |
          count by (cluster) (max_over_time(up{job="windows-exporter"}[1d]))
          unless on (cluster) up{job="windows-exporter"}
          unless on (cluster) kube_node_info
        for: {{ .Values.monitoring.alerts.metricsAbsent.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.metricsAbsent.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "No metrics of Windows nodes arrive{{ "{{" }} with $labels.cluster }} from {{ "{{" }} . }}{{ "{{" }} end }}."
          description: "{{ "{{" }} $value }} exporters were scraped within the last day; now nothing is known of any node, and no other alert can fire."
          runbook: Do the collectors run, and what do their logs say of the backend (credentials, limits, network)? The alert ends a day after the last scrape, mended or not. Silence it if the cluster, its Windows nodes or the chart were removed.
      {{- end }}
      {{- if and .Values.installerAlerts.failed.enabled .Values.installer.enabled }}
      - alert: WindowsExporterInstallFailed
        expr: |
          max by (cluster, namespace, job_name) (kube_job_failed{condition="true",namespace="{{ .Release.Namespace }}",job_name=~"{{ include "windows-metrics.installer-names" . }}-.*"})
          > 0
          unless on (cluster, namespace, job_name)
            max by (cluster, namespace, job_name) (kube_job_status_start_time{namespace="{{ .Release.Namespace }}",job_name=~"{{ include "windows-metrics.installer-names" . }}-.*"})
            < on (cluster, namespace) group_left ()
              max by (cluster, namespace) (kube_cronjob_status_last_successful_time{namespace="{{ .Release.Namespace }}",cronjob=~"{{ include "windows-metrics.installer-names" . }}"})
        for: {{ .Values.installerAlerts.failed.for | toRawJson }}
        labels:
          severity: {{ .Values.installerAlerts.failed.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: The installation of windows_exporter failed.
          description: "The Job {{ "{{" }} $labels.job_name }} in {{ "{{" }} $labels.namespace }} gave up."
          runbook: "kubectl logs --namespace {{ "{{" }} $labels.namespace }} job/{{ "{{" }} $labels.job_name }}: the last lines name each node and what went wrong. Once mended, the CronJob's next success ends the alert; without one, delete the failed Job: helm upgrade makes it anew."
      {{- end }}
      {{- if and .Values.installerAlerts.stale.enabled (and .Values.installer.enabled .Values.installer.cronJob.enabled (not .Values.installer.cronJob.suspend)) }}
      - alert: WindowsExporterInstallStale
        expr: |
          time()
          - max by (cluster, namespace, cronjob) (
            kube_cronjob_status_last_successful_time{namespace="{{ .Release.Namespace }}",cronjob=~"{{ include "windows-metrics.installer-names" . }}"}
            or kube_cronjob_created{namespace="{{ .Release.Namespace }}",cronjob=~"{{ include "windows-metrics.installer-names" . }}"}
          )
          > 3600 * {{ int64 .Values.installerAlerts.stale.above }}
        for: {{ .Values.installerAlerts.stale.for | toRawJson }}
        labels:
          severity: {{ .Values.installerAlerts.stale.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: The installer of windows_exporter has not succeeded for long.
          description: "The CronJob {{ "{{" }} $labels.cronjob }} in {{ "{{" }} $labels.namespace }} has not succeeded for {{ "{{" }} humanizeDuration $value }}: new nodes have no exporter."
          runbook: "kubectl get jobs --namespace {{ "{{" }} $labels.namespace }}: are there failed runs, or none at all (suspended, or its schedule was missed too often)? Read the log of the last one."
      {{- end }}
      {{- if .Values.monitoring.alerts.collectorDroppingData.enabled }}
      - alert: CollectorDroppingData
        expr: |
          label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_send_failed_metric_points_total[{{ include "windows-metrics.rate-window" . }}])
              or rate(otelcol_exporter_send_failed_metric_points[{{ include "windows-metrics.rate-window" . }}])
            ),
            "signal",
            "metric points",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_send_failed_log_records_total[{{ include "windows-metrics.rate-window" . }}])
              or rate(otelcol_exporter_send_failed_log_records[{{ include "windows-metrics.rate-window" . }}])
            ),
            "signal",
            "log records",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_send_failed_spans_total[{{ include "windows-metrics.rate-window" . }}])
              or rate(otelcol_exporter_send_failed_spans[{{ include "windows-metrics.rate-window" . }}])
            ),
            "signal",
            "spans",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_enqueue_failed_metric_points_total[{{ include "windows-metrics.rate-window" . }}])
              or rate(otelcol_exporter_enqueue_failed_metric_points[{{ include "windows-metrics.rate-window" . }}])
            ),
            "signal",
            "metric points",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_enqueue_failed_log_records_total[{{ include "windows-metrics.rate-window" . }}])
              or rate(otelcol_exporter_enqueue_failed_log_records[{{ include "windows-metrics.rate-window" . }}])
            ),
            "signal",
            "log records",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_enqueue_failed_spans_total[{{ include "windows-metrics.rate-window" . }}])
              or rate(otelcol_exporter_enqueue_failed_spans[{{ include "windows-metrics.rate-window" . }}])
            ),
            "signal",
            "spans",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, receiver) (
              rate(otelcol_receiver_refused_metric_points_total[{{ include "windows-metrics.rate-window" . }}])
              or rate(otelcol_receiver_refused_metric_points[{{ include "windows-metrics.rate-window" . }}])
            ),
            "signal",
            "metric points",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, receiver) (
              rate(otelcol_receiver_refused_log_records_total[{{ include "windows-metrics.rate-window" . }}])
              or rate(otelcol_receiver_refused_log_records[{{ include "windows-metrics.rate-window" . }}])
            ),
            "signal",
            "log records",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, receiver) (
              rate(otelcol_receiver_refused_spans_total[{{ include "windows-metrics.rate-window" . }}])
              or rate(otelcol_receiver_refused_spans[{{ include "windows-metrics.rate-window" . }}])
            ),
            "signal",
            "spans",
            "",
            ""
          )
          > 0
        for: {{ .Values.monitoring.alerts.collectorDroppingData.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.collectorDroppingData.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "The collector {{ "{{" }} $labels.instance }} loses {{ "{{" }} $labels.signal }}."
          description: "{{ "{{" }} printf \"%.1f\" $value }} {{ "{{" }} $labels.signal }} a second {{ "{{" }} with $labels.exporter }}do not reach {{ "{{" }} . }}{{ "{{" }} else }}are refused behind {{ "{{" }} $labels.receiver }}{{ "{{" }} end }}."
          runbook: "The collector's log names the backend's answer: 401 and 403 are credentials, 429 is a limit, time-outs are the network. A queue that is full drops what is new: raise its size or the number of consumers only when the backend keeps up. What is refused behind a receiver found memory short (the memory limiter; raise the collector's memory limit or scrape less) or that queue full."
      {{- end }}
  {{- end }}
  {{- if and .Values.monitoring.alerts.enabled (include "windows-metrics.has-pod-alerts" .) }}
  - name: windows.pod.alerts
    rules:
      {{- if .Values.monitoring.alerts.containerRestarts.enabled }}
      - alert: WindowsContainerRestarts
        expr: |
          (
            max by (cluster, namespace, pod, container) (
              round(
                increase(kube_pod_container_status_restarts_total[1h])
                or increase(kube_pod_init_container_status_restarts_total[1h])
              )
            )
          )
          * on (cluster, namespace, pod) group_left (node)
            (
              topk by (cluster, namespace, pod) (
                1,
                max by (cluster, namespace, pod, node) (kube_pod_info)
                * on (cluster, node) group_left ()
                  (max by (cluster, node) (kube_node_info{os_image=~"Windows.*"}))
              )
            )
          > {{ int64 .Values.monitoring.alerts.containerRestarts.above }}
        for: {{ .Values.monitoring.alerts.containerRestarts.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.containerRestarts.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "{{ "{{" }} $labels.container }} of {{ "{{" }} $labels.namespace }}/{{ "{{" }} $labels.pod }} restarts again and again."
          description: "It was restarted {{ "{{" }} printf \"%.0f\" $value }} times in an hour on {{ "{{" }} $labels.node }}."
          runbook: "kubectl logs --previous, and the exit code in kubectl describe pod: -1073741510 (0xC000013A) is a stop, -1073741819 (0xC0000005) a crash. Liveness probes on Windows need longer time-outs than on Linux."
      {{- end }}
      {{- if .Values.monitoring.alerts.podNotRunning.enabled }}
      - alert: WindowsPodNotRunning
        expr: |
          (max by (cluster, namespace, pod) (kube_pod_status_phase{phase=~"Pending|Unknown"}))
          * on (cluster, namespace, pod) group_left (node)
            (
              topk by (cluster, namespace, pod) (
                1,
                max by (cluster, namespace, pod, node) (kube_pod_info)
                * on (cluster, node) group_left ()
                  (max by (cluster, node) (kube_node_info{os_image=~"Windows.*"}))
              )
            )
          > 0
        for: {{ .Values.monitoring.alerts.podNotRunning.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.podNotRunning.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "{{ "{{" }} $labels.namespace }}/{{ "{{" }} $labels.pod }} does not run."
          description: {{ printf "It has been on the Windows node {{ $labels.node }} without running for %s." .Values.monitoring.alerts.podNotRunning.for | toRawJson }}
          runbook: "kubectl describe pod: pulling a Windows image takes many minutes; if the sandbox cannot be made, look at HNS and the CNI plugin on the node; if volumes cannot be mounted, at csi-proxy."
      {{- end }}
      {{- if .Values.monitoring.alerts.podOnWrongNode.enabled }}
      - alert: WindowsPodOnWrongNode
        expr: |
          (
            max by (cluster, namespace, pod, container) (
              max_over_time(
                kube_pod_container_status_waiting_reason{reason=~"ErrImagePull|ImagePullBackOff|CreateContainerError|RunContainerError"}[10m]
              )
              or max_over_time(
                kube_pod_init_container_status_waiting_reason{reason=~"ErrImagePull|ImagePullBackOff|CreateContainerError|RunContainerError"}[10m]
              )
            )
          )
          * on (cluster, namespace, pod) group_left (node)
            (
              topk by (cluster, namespace, pod) (
                1,
                max by (cluster, namespace, pod, node) (kube_pod_info)
                * on (cluster, node) group_left ()
                  (max by (cluster, node) (kube_node_info{os_image=~"Windows.*"}))
              )
            )
          > 0
        for: {{ .Values.monitoring.alerts.podOnWrongNode.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.podOnWrongNode.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "{{ "{{" }} $labels.namespace }}/{{ "{{" }} $labels.pod }} cannot start on the Windows node {{ "{{" }} $labels.node }}."
          description: "{{ "{{" }} $labels.container }} cannot be started: an image of another system or build of Windows, or one that cannot be pulled."
          runbook: "kubectl describe pod: \"no matching manifest\" and \"The container operating system does not match the host operating system\" mean the wrong node. Give Linux pods nodeSelector kubernetes.io/os=linux, Windows pods that of their build (node.kubernetes.io/windows-build). wingen lint finds them before they are installed. Other messages are about the image's name, the registry's credentials or the way to it."
      {{- end }}
      {{- if .Values.monitoring.alerts.podUnschedulable.enabled }}
      - alert: WindowsPodUnschedulable
        expr: |
          max by (cluster, namespace, pod) (kube_pod_nodeselectors{nodeselector_kubernetes_io_os="windows"})
          * on (cluster, namespace, pod) group_left (node)
            (
              topk by (cluster, namespace, pod) (
                1,
                max by (cluster, namespace, pod, node) (kube_pod_info)
                * on (cluster, node) group_left ()
                  (max by (cluster, node) (kube_node_info{os_image!~"Windows.*"}))
              )
            )
          or max by (cluster, namespace, pod) (kube_pod_nodeselectors{nodeselector_kubernetes_io_os="windows"})
          and on (cluster, namespace, pod) kube_pod_status_unschedulable > 0
        for: {{ .Values.monitoring.alerts.podUnschedulable.for | toRawJson }}
        labels:
          severity: {{ .Values.monitoring.alerts.podUnschedulable.severity | toRawJson }}
          {{- range $key, $value := omit .Values.monitoring.alerts.labels "severity" }}
          {{ $key | toRawJson }}: {{ toJson $value }}
          {{- end }}
        annotations:
          summary: "{{ "{{" }} $labels.namespace }}/{{ "{{" }} $labels.pod }} asks for a Windows node and has none."
          description: "{{ "{{" }} with $labels.node }}It was put onto {{ "{{" }} . }}, which runs Linux{{ "{{" }} else }}The scheduler finds no node for it{{ "{{" }} end }}."
          runbook: "kubectl describe pod: the last event counts the nodes by what keeps the pod from them, such as a taint that it does not tolerate, a build of Windows that no node has, or too little memory. Add the toleration or nodes, or ask for less. A pod on a Linux node was put there by spec.nodeName: take that away."
      {{- end }}
  {{- end }}
{{- end }}
{{- end }}

{{/*
A dashboard in which names of this release stand, for Grafana.
*/}}
{{- define "windows-metrics.dashboard-wingen-windows-collection" -}}
{
  "uid": "wingen-windows-collection",
  "title": "Windows monitoring itself",
  "description": "Whether what measures is well: who installs exporters, what exporters miss, what scrapes cost, what collectors lose on the way.",
  "tags": [
    "wingen",
    "windows",
    "kubernetes",
    "wingen-clusters"
  ],
  "schemaVersion": 39,
  "version": 1,
  "editable": true,
  "graphTooltip": 1,
  "timezone": "browser",
  "time": {
    "from": "now-6h",
    "to": "now"
  },
  "timepicker": {},
  "fiscalYearStartMonth": 0,
  "liveNow": false,
  "weekStart": "",
  "refresh": "1m",
  "links": [
    {
      "asDropdown": true,
      "icon": "external link",
      "includeVars": true,
      "keepTime": true,
      "tags": [
        "wingen-clusters"
      ],
      "targetBlank": false,
      "title": "Windows dashboards",
      "tooltip": "The other dashboards, for the same clusters and time",
      "type": "dashboards",
      "url": ""
    },
    {
      "asDropdown": false,
      "icon": "dashboard",
      "includeVars": false,
      "keepTime": true,
      "tags": [],
      "targetBlank": false,
      "title": "Windows node",
      "tooltip": "One node in depth, to be chosen there; the same time",
      "type": "link",
      "url": "/d/wingen-windows-node?${datasource:queryparam}"
    }
  ],
  "annotations": {
    "list": [
      {
        "builtIn": 1,
        "datasource": {
          "type": "grafana",
          "uid": "-- Grafana --"
        },
        "enable": true,
        "hide": true,
        "iconColor": "rgba(0, 211, 255, 1)",
        "name": "Annotations & Alerts",
        "type": "dashboard"
      }
    ]
  },
  "templating": {
    "list": [
      {
        "current": {
          "selected": false,
          "text": "default",
          "value": "default"
        },
        "hide": 0,
        "includeAll": false,
        "label": "Data source",
        "multi": false,
        "name": "datasource",
        "options": [],
        "query": "prometheus",
        "refresh": 1,
        "regex": "",
        "skipUrlSync": false,
        "type": "datasource"
      },
      {
        "name": "cluster",
        "label": "Cluster",
        "type": "query",
        "hide": 0,
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "definition": "label_values(windows_os_info{job=\"windows-exporter\"},cluster)",
        "query": {
          "qryType": 1,
          "query": "label_values(windows_os_info{job=\"windows-exporter\"},cluster)",
          "refId": "PrometheusVariableQueryEditor-VariableQuery"
        },
        "refresh": 1,
        "regex": "",
        "sort": 1,
        "multi": true,
        "includeAll": true,
        "allValue": ".*",
        "current": {
          "selected": true,
          "text": [
            "All"
          ],
          "value": [
            "$__all"
          ]
        },
        "options": [],
        "skipUrlSync": false
      },
      {
        "name": "installer_namespace",
        "label": "Installer's namespace",
        "description": "A regular expression; the release's own namespace at first.",
        "type": "textbox",
        "hide": 0,
        "query": "{{ .Release.Namespace }}",
        "current": {
          "selected": true,
          "text": "{{ .Release.Namespace }}",
          "value": "{{ .Release.Namespace }}"
        },
        "options": [
          {
            "selected": true,
            "text": "{{ .Release.Namespace }}",
            "value": "{{ .Release.Namespace }}"
          }
        ],
        "skipUrlSync": false
      },
      {
        "name": "installer",
        "label": "Installer's Jobs",
        "description": "How their names begin, as a regular expression; those of the release at first.",
        "type": "textbox",
        "hide": 0,
        "query": "{{ include "windows-metrics.installer-names" . }}",
        "current": {
          "selected": true,
          "text": "{{ include "windows-metrics.installer-names" . }}",
          "value": "{{ include "windows-metrics.installer-names" . }}"
        },
        "options": [
          {
            "selected": true,
            "text": "{{ include "windows-metrics.installer-names" . }}",
            "value": "{{ include "windows-metrics.installer-names" . }}"
          }
        ],
        "skipUrlSync": false
      }
    ]
  },
  "panels": [
    {
      "id": 1,
      "type": "stat",
      "title": "Exporters down",
      "description": "Exporters that do not answer. Good is 0.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 0,
        "y": 0
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              },
              {
                "color": "red",
                "value": 1
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter"
        },
        "overrides": []
      },
      "options": {
        "colorMode": "value",
        "graphMode": "none",
        "justifyMode": "auto",
        "orientation": "auto",
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "fields": "",
          "values": false
        },
        "textMode": "auto",
        "wideLayout": true
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum(1 - max by (cluster, node) (up{cluster=~\"$cluster\",job=\"windows-exporter\"}))",
          "format": "time_series",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "A"
        }
      ]
    },
    {
      "id": 2,
      "type": "stat",
      "title": "Collectors failing",
      "description": "Collectors of exporters that failed in the last scrape. Good is 0.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 4,
        "y": 0
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              },
              {
                "color": "orange",
                "value": 1
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter"
        },
        "overrides": []
      },
      "options": {
        "colorMode": "value",
        "graphMode": "none",
        "justifyMode": "auto",
        "orientation": "auto",
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "fields": "",
          "values": false
        },
        "textMode": "auto",
        "wideLayout": true
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum(1 - windows_exporter_collector_success{cluster=~\"$cluster\",job=\"windows-exporter\"})",
          "format": "time_series",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "A"
        }
      ]
    },
    {
      "id": 3,
      "type": "stat",
      "title": "Releases of the exporter",
      "description": "How many differ. More than one for long is an upgrade that did not reach all nodes.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 8,
        "y": 0
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              },
              {
                "color": "orange",
                "value": 2
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter"
        },
        "overrides": []
      },
      "options": {
        "colorMode": "value",
        "graphMode": "none",
        "justifyMode": "auto",
        "orientation": "auto",
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "fields": "",
          "values": false
        },
        "textMode": "auto",
        "wideLayout": true
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "count(count by (version) (windows_exporter_build_info{cluster=~\"$cluster\",job=\"windows-exporter\"}))",
          "format": "time_series",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "A"
        }
      ]
    },
    {
      "id": 4,
      "type": "stat",
      "title": "Samples of a scrape of all nodes",
      "description": "What all exporters show at once. Times the scrapes a minute, it is what backends bill.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 12,
        "y": 0
      },
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "text",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter"
        },
        "overrides": []
      },
      "options": {
        "colorMode": "value",
        "graphMode": "none",
        "justifyMode": "auto",
        "orientation": "auto",
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "fields": "",
          "values": false
        },
        "textMode": "auto",
        "wideLayout": true
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum(scrape_samples_scraped{cluster=~\"$cluster\",job=\"windows-exporter\"})",
          "format": "time_series",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "A"
        }
      ]
    },
    {
      "id": 5,
      "type": "stat",
      "title": "Data lost",
      "description": "Points, records and spans in a second that collectors could not deliver, or refused, which are lost unless the sender tries again. Good is 0.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 16,
        "y": 0
      },
      "fieldConfig": {
        "defaults": {
          "unit": "cps",
          "decimals": 1,
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              },
              {
                "color": "red",
                "value": 0.001
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)"
        },
        "overrides": []
      },
      "options": {
        "colorMode": "value",
        "graphMode": "none",
        "justifyMode": "auto",
        "orientation": "auto",
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "fields": "",
          "values": false
        },
        "textMode": "auto",
        "wideLayout": true
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "((sum(rate(otelcol_exporter_send_failed_metric_points_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_send_failed_metric_points{cluster=~\"$cluster\"}[$__rate_interval])) or vector(0)) + (sum(rate(otelcol_exporter_send_failed_log_records_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_send_failed_log_records{cluster=~\"$cluster\"}[$__rate_interval])) or vector(0)) + (sum(rate(otelcol_exporter_send_failed_spans_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_send_failed_spans{cluster=~\"$cluster\"}[$__rate_interval])) or vector(0)) + (sum(rate(otelcol_exporter_enqueue_failed_metric_points_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_enqueue_failed_metric_points{cluster=~\"$cluster\"}[$__rate_interval])) or vector(0)) + (sum(rate(otelcol_exporter_enqueue_failed_log_records_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_enqueue_failed_log_records{cluster=~\"$cluster\"}[$__rate_interval])) or vector(0)) + (sum(rate(otelcol_exporter_enqueue_failed_spans_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_enqueue_failed_spans{cluster=~\"$cluster\"}[$__rate_interval])) or vector(0)) + (sum(rate(otelcol_receiver_refused_metric_points_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_receiver_refused_metric_points{cluster=~\"$cluster\"}[$__rate_interval])) or vector(0)) + (sum(rate(otelcol_receiver_refused_log_records_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_receiver_refused_log_records{cluster=~\"$cluster\"}[$__rate_interval])) or vector(0)) + (sum(rate(otelcol_receiver_refused_spans_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_receiver_refused_spans{cluster=~\"$cluster\"}[$__rate_interval])) or vector(0))) and on () count(max by (cluster, instance) (otelcol_process_uptime_seconds_total{cluster=~\"$cluster\"} or otelcol_process_uptime_total{cluster=~\"$cluster\"} or otelcol_process_uptime_seconds{cluster=~\"$cluster\"} or otelcol_process_uptime{cluster=~\"$cluster\"}))",
          "format": "time_series",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "A"
        }
      ]
    },
    {
      "id": 6,
      "type": "stat",
      "title": "Fullest queue",
      "description": "Of the collectors' queues to backends. Full ones throw away what is new.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 20,
        "y": 0
      },
      "fieldConfig": {
        "defaults": {
          "unit": "percent",
          "decimals": 0,
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              },
              {
                "color": "orange",
                "value": 50
              },
              {
                "color": "red",
                "value": 90
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)"
        },
        "overrides": []
      },
      "options": {
        "colorMode": "value",
        "graphMode": "none",
        "justifyMode": "auto",
        "orientation": "auto",
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "fields": "",
          "values": false
        },
        "textMode": "auto",
        "wideLayout": true
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "max(100 * max by (cluster, instance, exporter, data_type) (otelcol_exporter_queue_size{cluster=~\"$cluster\"}) / (max by (cluster, instance, exporter, data_type) (otelcol_exporter_queue_capacity{cluster=~\"$cluster\"}) > 0))",
          "format": "time_series",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "A"
        }
      ]
    },
    {
      "id": 7,
      "type": "row",
      "title": "Exporters",
      "collapsed": false,
      "gridPos": {
        "h": 1,
        "w": 24,
        "x": 0,
        "y": 4
      },
      "panels": []
    },
    {
      "id": 8,
      "type": "bargauge",
      "title": "Nodes by release of the exporter",
      "description": "How many nodes run which. One bar is good; an old one that stays was not upgraded.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 7,
        "x": 0,
        "y": 5
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "min": 0,
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "blue",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter"
        },
        "overrides": []
      },
      "options": {
        "displayMode": "basic",
        "minVizHeight": 16,
        "minVizWidth": 8,
        "namePlacement": "auto",
        "orientation": "horizontal",
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "fields": "",
          "values": false
        },
        "showUnfilled": true,
        "sizing": "auto",
        "valueMode": "color"
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "count by (version) (max by (cluster, node, version) (windows_exporter_build_info{cluster=~\"$cluster\",job=\"windows-exporter\"}))",
          "format": "time_series",
          "instant": true,
          "legendFormat": "{{ "{{" }}version}}",
          "range": false,
          "refId": "A"
        }
      ]
    },
    {
      "id": 9,
      "type": "table",
      "title": "Collectors that fail or take too long",
      "description": "Good is an empty table. The exporter's log on the node names the reason: counters that need repair (lodctr /R), a feature of Windows that is missing, a time-out.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 9,
        "x": 7,
        "y": 5
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "All collectors are well, or no exporter is scraped",
          "custom": {
            "align": "auto",
            "cellOptions": {
              "type": "auto"
            },
            "filterable": false,
            "inspect": false
          }
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "Cluster"
            },
            "properties": [
              {
                "id": "custom.filterable",
                "value": true
              },
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Node"
            },
            "properties": [
              {
                "id": "custom.filterable",
                "value": true
              },
              {
                "id": "links",
                "value": [
                  {
                    "title": "Show this node",
                    "url": "/d/wingen-windows-node?${datasource:queryparam}&var-cluster=${__data.fields[\"Cluster\"]:percentencode}&var-node=${__data.fields[\"Node\"]:percentencode}&${__url_time_range}",
                    "targetBlank": false
                  }
                ]
              },
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Collector"
            },
            "properties": [
              {
                "id": "custom.filterable",
                "value": true
              },
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Problem"
            },
            "properties": [
              {
                "id": "unit",
                "value": "none"
              },
              {
                "id": "mappings",
                "value": [
                  {
                    "type": "value",
                    "options": {
                      "0": {
                        "text": "Failed",
                        "color": "red",
                        "index": 0
                      }
                    }
                  },
                  {
                    "type": "value",
                    "options": {
                      "1": {
                        "text": "Timed out",
                        "color": "orange",
                        "index": 1
                      }
                    }
                  }
                ]
              },
              {
                "id": "custom.cellOptions",
                "value": {
                  "type": "color-text"
                }
              },
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          }
        ]
      },
      "options": {
        "cellHeight": "sm",
        "showHeader": true,
        "sortBy": [
          {
            "displayName": "Node",
            "desc": false
          }
        ]
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "max by (cluster, node, collector) (windows_exporter_collector_timeout{cluster=~\"$cluster\",job=\"windows-exporter\"} == 1 or windows_exporter_collector_success{cluster=~\"$cluster\",job=\"windows-exporter\"} == 0)",
          "format": "table",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "A"
        }
      ],
      "transformations": [
        {
          "id": "filterFieldsByName",
          "options": {
            "include": {
              "names": [
                "cluster",
                "node",
                "collector",
                "Value"
              ]
            }
          }
        },
        {
          "id": "organize",
          "options": {
            "excludeByName": {},
            "indexByName": {
              "cluster": 0,
              "node": 1,
              "collector": 2,
              "Value": 3
            },
            "renameByName": {
              "cluster": "Cluster",
              "node": "Node",
              "collector": "Collector",
              "Value": "Problem"
            }
          }
        }
      ]
    },
    {
      "id": 10,
      "type": "timeseries",
      "title": "The slowest collectors",
      "description": "The longest of all nodes for each collector. Below a second is good; leave out what takes long and nobody reads.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 5
      },
      "fieldConfig": {
        "defaults": {
          "unit": "s",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "topk(10, max by (collector) (windows_exporter_collector_duration_seconds{cluster=~\"$cluster\",job=\"windows-exporter\"}))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}collector}}",
          "range": true,
          "refId": "A"
        }
      ]
    },
    {
      "id": 11,
      "type": "row",
      "title": "Scrapes",
      "collapsed": false,
      "gridPos": {
        "h": 1,
        "w": 24,
        "x": 0,
        "y": 13
      },
      "panels": []
    },
    {
      "id": 12,
      "type": "timeseries",
      "title": "The slowest scrapes",
      "description": "Of Windows nodes. What comes near the interval between scrapes (30 s unless set otherwise) leaves gaps.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 6,
        "x": 0,
        "y": 14
      },
      "fieldConfig": {
        "defaults": {
          "unit": "s",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              },
              {
                "color": "orange",
                "value": 10
              },
              {
                "color": "red",
                "value": 25
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "dashed"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "topk(10, max by (cluster, node) (scrape_duration_seconds{cluster=~\"$cluster\",job=\"windows-exporter\"}))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}node}}",
          "range": true,
          "refId": "A"
        }
      ]
    },
    {
      "id": 13,
      "type": "timeseries",
      "title": "The largest scrapes",
      "description": "Samples that a node shows. One far above the others has many services, processes or containers; the limit of a scrape throws away all of what is above it.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 6,
        "x": 6,
        "y": 14
      },
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "topk(10, max by (cluster, node) (scrape_samples_scraped{cluster=~\"$cluster\",job=\"windows-exporter\"}))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}node}}",
          "range": true,
          "refId": "A"
        }
      ]
    },
    {
      "id": 14,
      "type": "timeseries",
      "title": "Samples shown and kept",
      "description": "Of all Windows nodes. The difference is what relabeling leaves out, and backends need not be paid for.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 6,
        "x": 12,
        "y": 14
      },
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum(scrape_samples_scraped{cluster=~\"$cluster\",job=\"windows-exporter\"})",
          "format": "time_series",
          "instant": false,
          "legendFormat": "shown",
          "range": true,
          "refId": "A"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum(scrape_samples_post_metric_relabeling{cluster=~\"$cluster\",job=\"windows-exporter\"})",
          "format": "time_series",
          "instant": false,
          "legendFormat": "kept",
          "range": true,
          "refId": "B"
        }
      ]
    },
    {
      "id": 15,
      "type": "timeseries",
      "title": "Targets down, by job",
      "description": "Of everything that is scraped, not only Windows nodes. Good is 0 for every job.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 6,
        "x": 18,
        "y": 14
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs a scraped windows_exporter",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (job) (1 - up{cluster=~\"$cluster\"})",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}job}}",
          "range": true,
          "refId": "A"
        }
      ]
    },
    {
      "id": 16,
      "type": "row",
      "title": "Installer",
      "collapsed": false,
      "gridPos": {
        "h": 1,
        "w": 24,
        "x": 0,
        "y": 21
      },
      "panels": []
    },
    {
      "id": 17,
      "type": "stat",
      "title": "Last success of the schedule",
      "description": "How long ago the installer's CronJob last succeeded; of several clusters, the one where it is longest. New nodes have no exporter until it does; a day is too long.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 5,
        "x": 0,
        "y": 22
      },
      "fieldConfig": {
        "defaults": {
          "unit": "dtdurations",
          "decimals": 0,
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              },
              {
                "color": "orange",
                "value": 43200
              },
              {
                "color": "red",
                "value": 86400
              }
            ]
          },
          "mappings": [],
          "noValue": "No CronJob of the installer ran, or kube-state-metrics is missing"
        },
        "overrides": []
      },
      "options": {
        "colorMode": "value",
        "graphMode": "none",
        "justifyMode": "auto",
        "orientation": "auto",
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "fields": "",
          "values": false
        },
        "textMode": "auto",
        "wideLayout": true
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "time() - min(max by (cluster, namespace, cronjob) (kube_cronjob_status_last_successful_time{cluster=~\"$cluster\",namespace=~\"$installer_namespace\",cronjob=~\"($installer)\"}))",
          "format": "time_series",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "A"
        }
      ]
    },
    {
      "id": 18,
      "type": "table",
      "title": "Runs of the installer",
      "description": "Jobs that are still there. Failed ones gave up: the last lines of their log name each node and what went wrong.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 19,
        "x": 5,
        "y": 22
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "color": {
            "mode": "thresholds"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "No Job of the installer is there, or kube-state-metrics is missing",
          "custom": {
            "align": "auto",
            "cellOptions": {
              "type": "auto"
            },
            "filterable": false,
            "inspect": false
          }
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "Cluster"
            },
            "properties": [
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Namespace"
            },
            "properties": [
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Job"
            },
            "properties": [
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Started"
            },
            "properties": [
              {
                "id": "unit",
                "value": "dateTimeFromNow"
              },
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Running"
            },
            "properties": [
              {
                "id": "unit",
                "value": "none"
              },
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Succeeded"
            },
            "properties": [
              {
                "id": "unit",
                "value": "none"
              },
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Failed attempts"
            },
            "properties": [
              {
                "id": "unit",
                "value": "none"
              },
              {
                "id": "thresholds",
                "value": {
                  "mode": "absolute",
                  "steps": [
                    {
                      "color": "green",
                      "value": null
                    },
                    {
                      "color": "red",
                      "value": 1
                    }
                  ]
                }
              },
              {
                "id": "custom.cellOptions",
                "value": {
                  "type": "color-text"
                }
              },
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Took"
            },
            "properties": [
              {
                "id": "unit",
                "value": "dtdurations"
              },
              {
                "id": "noValue",
                "value": "–"
              }
            ]
          }
        ]
      },
      "options": {
        "cellHeight": "sm",
        "showHeader": true,
        "sortBy": [
          {
            "displayName": "Job",
            "desc": false
          }
        ]
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "1000 * max by (cluster, namespace, job_name) (kube_job_status_start_time{cluster=~\"$cluster\",namespace=~\"$installer_namespace\",job_name=~\"($installer)-.*\"})",
          "format": "table",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "A"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "max by (cluster, namespace, job_name) (kube_job_status_active{cluster=~\"$cluster\",namespace=~\"$installer_namespace\",job_name=~\"($installer)-.*\"})",
          "format": "table",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "B"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "max by (cluster, namespace, job_name) (kube_job_status_succeeded{cluster=~\"$cluster\",namespace=~\"$installer_namespace\",job_name=~\"($installer)-.*\"})",
          "format": "table",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "C"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "max by (cluster, namespace, job_name) (kube_job_status_failed{cluster=~\"$cluster\",namespace=~\"$installer_namespace\",job_name=~\"($installer)-.*\"})",
          "format": "table",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "D"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "max by (cluster, namespace, job_name) (kube_job_status_completion_time{cluster=~\"$cluster\",namespace=~\"$installer_namespace\",job_name=~\"($installer)-.*\"}) - max by (cluster, namespace, job_name) (kube_job_status_start_time{cluster=~\"$cluster\",namespace=~\"$installer_namespace\",job_name=~\"($installer)-.*\"})",
          "format": "table",
          "instant": true,
          "legendFormat": "__auto",
          "range": false,
          "refId": "E"
        }
      ],
      "transformations": [
        {
          "id": "merge",
          "options": {}
        },
        {
          "id": "filterFieldsByName",
          "options": {
            "include": {
              "names": [
                "cluster",
                "namespace",
                "job_name",
                "Value #A",
                "Value #B",
                "Value #C",
                "Value #D",
                "Value #E"
              ]
            }
          }
        },
        {
          "id": "organize",
          "options": {
            "excludeByName": {},
            "indexByName": {
              "cluster": 0,
              "namespace": 1,
              "job_name": 2,
              "Value #A": 3,
              "Value #B": 4,
              "Value #C": 5,
              "Value #D": 6,
              "Value #E": 7
            },
            "renameByName": {
              "cluster": "Cluster",
              "namespace": "Namespace",
              "job_name": "Job",
              "Value #A": "Started",
              "Value #B": "Running",
              "Value #C": "Succeeded",
              "Value #D": "Failed attempts",
              "Value #E": "Took"
            }
          }
        }
      ]
    },
    {
      "id": 19,
      "type": "row",
      "title": "Delivery",
      "collapsed": false,
      "gridPos": {
        "h": 1,
        "w": 24,
        "x": 0,
        "y": 29
      },
      "panels": []
    },
    {
      "id": 20,
      "type": "timeseries",
      "title": "Received",
      "description": "Points, records and spans that receivers took in. A drop means that targets or nodes are gone.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 12,
        "x": 0,
        "y": 30
      },
      "fieldConfig": {
        "defaults": {
          "unit": "cps",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, receiver) (rate(otelcol_receiver_accepted_metric_points_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_receiver_accepted_metric_points{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}receiver}} metrics",
          "range": true,
          "refId": "A"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, receiver) (rate(otelcol_receiver_accepted_log_records_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_receiver_accepted_log_records{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}receiver}} logs",
          "range": true,
          "refId": "B"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, receiver) (rate(otelcol_receiver_accepted_spans_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_receiver_accepted_spans{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}receiver}} traces",
          "range": true,
          "refId": "C"
        }
      ]
    },
    {
      "id": 21,
      "type": "timeseries",
      "title": "Sent",
      "description": "Points, records and spans that backends took. Over time it should be what was received.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 12,
        "x": 12,
        "y": 30
      },
      "fieldConfig": {
        "defaults": {
          "unit": "cps",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, exporter) (rate(otelcol_exporter_sent_metric_points_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_sent_metric_points{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} metrics",
          "range": true,
          "refId": "A"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, exporter) (rate(otelcol_exporter_sent_log_records_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_sent_log_records{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} logs",
          "range": true,
          "refId": "B"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, exporter) (rate(otelcol_exporter_sent_spans_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_sent_spans{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} traces",
          "range": true,
          "refId": "C"
        }
      ]
    },
    {
      "id": 22,
      "type": "timeseries",
      "title": "Refused",
      "description": "Points, records and spans that receivers could not pass on: the memory limiter refuses when memory is short, or what comes behind is full. Good is none.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 8,
        "x": 0,
        "y": 37
      },
      "fieldConfig": {
        "defaults": {
          "unit": "cps",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, receiver) (rate(otelcol_receiver_refused_metric_points_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_receiver_refused_metric_points{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}receiver}} metrics",
          "range": true,
          "refId": "A"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, receiver) (rate(otelcol_receiver_refused_log_records_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_receiver_refused_log_records{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}receiver}} logs",
          "range": true,
          "refId": "B"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, receiver) (rate(otelcol_receiver_refused_spans_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_receiver_refused_spans{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}receiver}} traces",
          "range": true,
          "refId": "C"
        }
      ]
    },
    {
      "id": 23,
      "type": "timeseries",
      "title": "Failed",
      "description": "Points, records and spans that exporters gave up after all attempts. Good is none: the collector's log has the backend's answer.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 8,
        "x": 8,
        "y": 37
      },
      "fieldConfig": {
        "defaults": {
          "unit": "cps",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, exporter) (rate(otelcol_exporter_send_failed_metric_points_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_send_failed_metric_points{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} metrics",
          "range": true,
          "refId": "A"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, exporter) (rate(otelcol_exporter_send_failed_log_records_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_send_failed_log_records{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} logs",
          "range": true,
          "refId": "B"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, exporter) (rate(otelcol_exporter_send_failed_spans_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_send_failed_spans{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} traces",
          "range": true,
          "refId": "C"
        }
      ]
    },
    {
      "id": 24,
      "type": "timeseries",
      "title": "Not queued",
      "description": "Points, records and spans that found the queue full. Good is none: the backend does not keep up.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 8,
        "x": 16,
        "y": 37
      },
      "fieldConfig": {
        "defaults": {
          "unit": "cps",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, exporter) (rate(otelcol_exporter_enqueue_failed_metric_points_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_enqueue_failed_metric_points{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} metrics",
          "range": true,
          "refId": "A"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, exporter) (rate(otelcol_exporter_enqueue_failed_log_records_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_enqueue_failed_log_records{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} logs",
          "range": true,
          "refId": "B"
        },
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, exporter) (rate(otelcol_exporter_enqueue_failed_spans_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_exporter_enqueue_failed_spans{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} traces",
          "range": true,
          "refId": "C"
        }
      ]
    },
    {
      "id": 25,
      "type": "timeseries",
      "title": "Queues",
      "description": "How full queues to backends are. Up and down again is a backend that paused; above 90% data is lost soon.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 12,
        "x": 0,
        "y": 44
      },
      "fieldConfig": {
        "defaults": {
          "unit": "percent",
          "min": 0,
          "max": 100,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              },
              {
                "color": "orange",
                "value": 50
              },
              {
                "color": "red",
                "value": 90
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "dashed"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "100 * max by (cluster, instance, exporter, data_type) (otelcol_exporter_queue_size{cluster=~\"$cluster\"}) / (max by (cluster, instance, exporter, data_type) (otelcol_exporter_queue_capacity{cluster=~\"$cluster\"}) > 0)",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}exporter}} {{ "{{" }}data_type}}",
          "range": true,
          "refId": "A"
        }
      ]
    },
    {
      "id": 26,
      "type": "timeseries",
      "title": "Scrape errors of receivers",
      "description": "Points that receivers such as hostmetrics or kubeletstats could not read. Good is none.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 12,
        "x": 12,
        "y": 44
      },
      "fieldConfig": {
        "defaults": {
          "unit": "cps",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance, receiver, scraper) (rate(otelcol_scraper_errored_metric_points_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_scraper_errored_metric_points{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}} {{ "{{" }}receiver}} {{ "{{" }}scraper}}",
          "range": true,
          "refId": "A"
        }
      ]
    },
    {
      "id": 27,
      "type": "row",
      "title": "Collectors",
      "collapsed": false,
      "gridPos": {
        "h": 1,
        "w": 24,
        "x": 0,
        "y": 51
      },
      "panels": []
    },
    {
      "id": 28,
      "type": "timeseries",
      "title": "Memory of collectors",
      "description": "Near its limit the memory limiter refuses data; a line that only rises is a queue that fills or too many series.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 8,
        "x": 0,
        "y": 52
      },
      "fieldConfig": {
        "defaults": {
          "unit": "bytes",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "max by (cluster, instance) (otelcol_process_memory_rss_bytes{cluster=~\"$cluster\"} or otelcol_process_memory_rss{cluster=~\"$cluster\"})",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}}",
          "range": true,
          "refId": "A"
        }
      ]
    },
    {
      "id": 29,
      "type": "timeseries",
      "title": "CPU of collectors",
      "description": "Processors in use. At the container's limit scrapes get slow and leave gaps.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 8,
        "x": 8,
        "y": 52
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "sum by (cluster, instance) (rate(otelcol_process_cpu_seconds_total{cluster=~\"$cluster\"}[$__rate_interval]) or rate(otelcol_process_cpu_seconds{cluster=~\"$cluster\"}[$__rate_interval]))",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}}",
          "range": true,
          "refId": "A"
        }
      ]
    },
    {
      "id": 30,
      "type": "timeseries",
      "title": "Uptime of collectors",
      "description": "A line that falls is a restart. Many are a collector that is killed for want of memory.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 8,
        "x": 16,
        "y": 52
      },
      "fieldConfig": {
        "defaults": {
          "unit": "dtdurations",
          "min": 0,
          "color": {
            "mode": "palette-classic-by-name"
          },
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "color": "green",
                "value": null
              }
            ]
          },
          "mappings": [],
          "noValue": "Needs the collectors' own metrics (port 8888)",
          "custom": {
            "axisLabel": "",
            "axisPlacement": "auto",
            "drawStyle": "line",
            "fillOpacity": 10,
            "gradientMode": "none",
            "lineInterpolation": "linear",
            "lineWidth": 1,
            "pointSize": 5,
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": {
              "group": "A",
              "mode": "none"
            },
            "thresholdsStyle": {
              "mode": "off"
            }
          }
        },
        "overrides": []
      },
      "options": {
        "legend": {
          "calcs": [],
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "targets": [
        {
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "editorMode": "code",
          "expr": "max by (cluster, instance) (otelcol_process_uptime_seconds_total{cluster=~\"$cluster\"} or otelcol_process_uptime_total{cluster=~\"$cluster\"} or otelcol_process_uptime_seconds{cluster=~\"$cluster\"} or otelcol_process_uptime{cluster=~\"$cluster\"})",
          "format": "time_series",
          "instant": false,
          "legendFormat": "{{ "{{" }}cluster}} {{ "{{" }}instance}}",
          "range": true,
          "refId": "A"
        }
      ]
    }
  ]
}
{{- end }}

{{/*
Where Grafana finds the dashboards' files on its disk.
*/}}
{{- define "windows-metrics.grafana-dashboards" -}}
apiVersion: 1
providers:
  - name: wingen-windows
    orgId: 1
    folder: {{ .Values.monitoring.dashboards.folder | toRawJson }}
    type: file
    disableDeletion: false
    updateIntervalSeconds: 30
    allowUiUpdates: false
    options:
      path: /var/lib/grafana/dashboards/windows
      foldersFromFilesStructure: false
{{- end }}

{{/*
The data source that the dashboards ask, for Grafana.
*/}}
{{- define "windows-metrics.grafana-data-source" -}}
apiVersion: 1
datasources:
  - name: {{ .Values.monitoring.dataSource.name | toRawJson }}
    uid: wingen-windows
    type: prometheus
    access: proxy
    url: {{ .Values.monitoring.dataSource.url | replace "$" "$$" | toRawJson }}
    isDefault: {{ .Values.monitoring.dataSource.isDefault }}
    editable: false
    jsonData:
      httpMethod: POST
      timeInterval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
{{- end }}

{{/*
The metrics of windows_exporter that the dashboards read, a line each.
*/}}
{{- define "windows-metrics.metrics-of-dashboards" -}}
{{ "" }}
{{- if .Values.monitoring.dashboards.enabled }}
windows_container_available
windows_container_cpu_usage_seconds_total
windows_container_memory_usage_commit_bytes
windows_container_memory_usage_private_working_set_bytes
windows_container_network_receive_bytes_total
windows_container_network_receive_packets_dropped_total
windows_container_network_transmit_bytes_total
windows_container_network_transmit_packets_dropped_total
windows_container_storage_read_size_bytes_total
windows_container_storage_write_size_bytes_total
windows_cpu_dpcs_total
windows_cpu_interrupts_total
windows_cpu_time_total
windows_exporter_build_info
windows_exporter_collector_duration_seconds
windows_exporter_collector_success
windows_exporter_collector_timeout
windows_logical_disk_free_bytes
windows_logical_disk_idle_seconds_total
windows_logical_disk_read_bytes_total
windows_logical_disk_read_latency_seconds_total
windows_logical_disk_read_write_latency_seconds_total
windows_logical_disk_reads_total
windows_logical_disk_requests_queued
windows_logical_disk_size_bytes
windows_logical_disk_write_bytes_total
windows_logical_disk_write_latency_seconds_total
windows_logical_disk_writes_total
windows_memory_available_bytes
windows_memory_cache_bytes
windows_memory_commit_limit
windows_memory_committed_bytes
windows_memory_free_and_zero_page_list_bytes
windows_memory_modified_page_list_bytes
windows_memory_physical_total_bytes
windows_memory_pool_nonpaged_bytes
windows_memory_pool_paged_bytes
windows_memory_standby_cache_core_bytes
windows_memory_standby_cache_normal_priority_bytes
windows_memory_standby_cache_reserve_bytes
windows_memory_swap_pages_read_total
windows_memory_swap_pages_written_total
windows_memory_system_driver_resident_bytes
windows_net_bytes_received_total
windows_net_bytes_sent_total
windows_net_bytes_total
windows_net_current_bandwidth_bytes
windows_net_packets_outbound_discarded_total
windows_net_packets_outbound_errors_total
windows_net_packets_received_discarded_total
windows_net_packets_received_errors_total
windows_net_packets_received_total
windows_net_packets_sent_total
windows_os_info
windows_os_processes
windows_os_visible_memory_bytes
windows_pagefile_free_bytes
windows_pagefile_limit_bytes
windows_process_cpu_time_total
windows_process_handles
windows_process_private_bytes
windows_service_start_mode
windows_service_state
windows_system_boot_time_timestamp
windows_system_boot_time_timestamp_seconds
windows_system_context_switches_total
windows_system_exception_dispatches_total
windows_system_processes
windows_system_processor_queue_length
windows_system_system_calls_total
windows_system_system_up_time
windows_system_threads
windows_tcp_segments_retransmitted_total
windows_tcp_segments_sent_total
windows_time_computed_time_offset_seconds
windows_time_ntp_client_time_sources
windows_time_ntp_round_trip_delay_seconds
{{- end }}
{{- end }}

{{/*
The metrics of windows_exporter that recording rules read, a line each.
*/}}
{{- define "windows-metrics.metrics-of-recording-rules" -}}
{{ "" }}
{{- if .Values.monitoring.rules.recording }}
windows_container_available
windows_container_cpu_usage_seconds_total
windows_container_memory_usage_commit_bytes
windows_container_memory_usage_private_working_set_bytes
windows_container_network_receive_bytes_total
windows_container_network_transmit_bytes_total
windows_cpu_time_total
windows_logical_disk_free_bytes
windows_logical_disk_read_seconds_total
windows_logical_disk_size_bytes
windows_logical_disk_write_seconds_total
windows_memory_available_bytes
windows_memory_cache_bytes
windows_memory_modified_page_list_bytes
windows_memory_physical_total_bytes
windows_memory_standby_cache_core_bytes
windows_memory_standby_cache_normal_priority_bytes
windows_memory_standby_cache_reserve_bytes
windows_memory_swap_page_operations_total
windows_net_bytes_total
windows_net_packets_outbound_discarded_total
windows_net_packets_received_discarded_total
windows_os_info
windows_os_visible_memory_bytes
{{- end }}
{{- end }}

{{/*
The metrics of windows_exporter that alerts read, a line each, by alert.
*/}}
{{- define "windows-metrics.metrics-of-alerts" -}}
{{ "" }}
{{- if .Values.monitoring.alerts.enabled }}
{{- if .Values.monitoring.alerts.cpu.enabled }}
windows_cpu_time_total
{{- end }}
{{- if .Values.monitoring.alerts.memory.enabled }}
windows_memory_available_bytes
windows_memory_physical_total_bytes
windows_os_visible_memory_bytes
{{- end }}
{{- if .Values.monitoring.alerts.commit.enabled }}
windows_memory_commit_limit
windows_memory_committed_bytes
{{- end }}
{{- if .Values.monitoring.alerts.diskFull.enabled }}
windows_logical_disk_free_bytes
windows_logical_disk_size_bytes
{{- end }}
{{- if .Values.monitoring.alerts.diskFilling.enabled }}
windows_logical_disk_free_bytes
windows_logical_disk_size_bytes
{{- end }}
{{- if .Values.monitoring.alerts.diskLatency.enabled }}
windows_logical_disk_read_write_latency_seconds_total
windows_logical_disk_reads_total
windows_logical_disk_writes_total
{{- end }}
{{- if .Values.monitoring.alerts.networkErrors.enabled }}
windows_net_packets_outbound_discarded_total
windows_net_packets_outbound_errors_total
windows_net_packets_received_discarded_total
windows_net_packets_received_errors_total
windows_net_packets_total
{{- end }}
{{- if .Values.monitoring.alerts.networkSaturation.enabled }}
windows_net_bytes_received_total
windows_net_bytes_sent_total
windows_net_current_bandwidth_bytes
{{- end }}
{{- if and .Values.monitoring.alerts.serviceStopped.enabled (or (contains ",service," (printf ",%s," (join "," .Values.exporter.collectors))) (contains ",[defaults]," (printf ",%s," (join "," .Values.exporter.collectors)))) }}
windows_service_state
{{- end }}
{{- if and .Values.monitoring.alerts.clockSkew.enabled (contains ",time," (printf ",%s," (join "," .Values.exporter.collectors))) }}
windows_time_computed_time_offset_seconds
{{- end }}
{{- if .Values.monitoring.alerts.exporterCollectorFailed.enabled }}
windows_exporter_collector_success
{{- end }}
{{- end }}
{{- end }}

{{/*
The metrics of windows_exporter that anything reads that is switched on, a line each.
*/}}
{{- define "windows-metrics.used-metrics" -}}
{{- printf "%s\n%s\n%s" (include "windows-metrics.metrics-of-dashboards" .) (include "windows-metrics.metrics-of-recording-rules" .) (include "windows-metrics.metrics-of-alerts" .) | splitList "\n" | compact | uniq | sortAlpha | join "\n" }}
{{- end }}

{{/*
The configuration of collector.
*/}}
{{- define "windows-metrics.collector-config" -}}
# Written by wingen; change it through the chart's values.
extensions:
  health_check:
    endpoint: "0.0.0.0:13133"
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  bearertokenauth/logzio:
    scheme: Bearer
    filename: /etc/wingen/logzio-token/value
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.extensions "health_check" "bearertokenauth/logzio" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- if or (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled)) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled))) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.resources) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.cadvisor) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.nodeExporter.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubeStateMetrics.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.pods) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.services) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.collectors) (omit .Values.collector.config.receivers "prometheus") }}
receivers:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services .Values.scrape.collectors }}
  prometheus:
    config:
      scrape_configs:
        {{- if and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled }}
        - job_name: windows-exporter
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          metrics_path: /metrics
          {{- if .Values.proxy.protection.tls }}
          scheme: https
          {{- end }}
          honor_labels: true
          sample_limit: {{ int64 .Values.scrape.windowsExporter.sampleLimit }}
          {{- if .Values.proxy.protection.username }}
          basic_auth:
            username: {{ .Values.proxy.protection.username | toRawJson }}
            password_file: /etc/wingen/windows-exporter-password/value
          {{- end }}
          {{- if .Values.proxy.protection.tls }}
          tls_config:
            ca_file: /etc/wingen/windows-exporter-ca/value
            server_name: {{ .Values.proxy.protection.serverName | toRawJson }}
          {{- end }}
          kubernetes_sd_configs:
            - role: pod
              namespaces:
                names:
                  - {{ .Release.Namespace | toRawJson }}
              selectors:
                - role: pod
                  label: {{ printf "app.kubernetes.io/name=%s,app.kubernetes.io/instance=%s,app.kubernetes.io/component=proxy" (include "windows-metrics.name" .) .Release.Name | toRawJson }}
              {{- if .Values.scrape.nodeLabels }}
              attach_metadata:
                node: true
              {{- end }}
          relabel_configs:
            - source_labels:
                - __meta_kubernetes_pod_container_port_name
              regex: proxy-metrics
              action: keep
            - source_labels:
                - __meta_kubernetes_pod_phase
              regex: Pending|Succeeded|Failed
              action: drop
            {{- if .Values.scrape.nodeLabels }}
            - regex: {{ printf "__meta_kubernetes_node_label_(%s)" (join "|" .Values.scrape.nodeLabels | replace "." "_" | replace "-" "_" | replace "/" "_") | toRawJson }}
              action: labelmap
            {{- end }}
            - source_labels:
                - __meta_kubernetes_pod_node_name
              target_label: instance
            - source_labels:
                - __meta_kubernetes_pod_node_name
              target_label: node
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
          {{- if eq .Values.scrape.windowsExporter.keep "used" }}
          metric_relabel_configs:
            - source_labels:
                - __name__
              regex: {{ printf "%s\n%s" (include "windows-metrics.used-metrics" .) (join "\n" .Values.scrape.windowsExporter.keepAlso) | splitList "\n" | compact | uniq | sortAlpha | join "|" | toRawJson }}
              action: keep
          {{- end }}
        {{- end }}
        {{- if and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled) }}
        - job_name: windows-exporter
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          metrics_path: /metrics
          honor_labels: true
          sample_limit: {{ int64 .Values.scrape.windowsExporter.sampleLimit }}
          kubernetes_sd_configs:
            - role: node
              selectors:
                - role: node
                  label: {{ .Values.installer.nodeLabelSelector | toRawJson }}
          relabel_configs:
            - source_labels:
                - __address__
              regex: (.+):\d+
              target_label: __address__
              replacement: {{ printf "$$1:%d" (int64 .Values.exporter.port) | toRawJson }}
            {{- if .Values.scrape.nodeLabels }}
            - regex: {{ printf "__meta_kubernetes_node_label_(%s)" (join "|" .Values.scrape.nodeLabels | replace "." "_" | replace "-" "_" | replace "/" "_") | toRawJson }}
              action: labelmap
            {{- end }}
            - source_labels:
                - __meta_kubernetes_node_name
              target_label: instance
            - source_labels:
                - __meta_kubernetes_node_name
              target_label: node
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
          {{- if eq .Values.scrape.windowsExporter.keep "used" }}
          metric_relabel_configs:
            - source_labels:
                - __name__
              regex: {{ printf "%s\n%s" (include "windows-metrics.used-metrics" .) (join "\n" .Values.scrape.windowsExporter.keepAlso) | splitList "\n" | compact | uniq | sortAlpha | join "|" | toRawJson }}
              action: keep
          {{- end }}
        {{- end }}
        {{- if .Values.scrape.kubelet.enabled }}
        - job_name: kubelet
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          metrics_path: /metrics
          scheme: https
          honor_labels: true
          track_timestamps_staleness: true
          authorization:
            credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token
          tls_config:
            ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
            insecure_skip_verify: {{ not .Values.scrape.kubelet.verifyCertificate }}
          kubernetes_sd_configs:
            - role: node
          relabel_configs:
            {{- if .Values.scrape.nodeLabels }}
            - regex: {{ printf "__meta_kubernetes_node_label_(%s)" (join "|" .Values.scrape.nodeLabels | replace "." "_" | replace "-" "_" | replace "/" "_") | toRawJson }}
              action: labelmap
            {{- end }}
            - source_labels:
                - __meta_kubernetes_node_name
              target_label: instance
            - source_labels:
                - __meta_kubernetes_node_name
              target_label: node
            - target_label: job
              replacement: kubelet
            - source_labels:
                - __metrics_path__
              target_label: metrics_path
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
        {{- end }}
        {{- if .Values.scrape.kubelet.resources }}
        - job_name: kubelet-resource
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          metrics_path: /metrics/resource
          scheme: https
          honor_labels: true
          track_timestamps_staleness: true
          authorization:
            credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token
          tls_config:
            ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
            insecure_skip_verify: {{ not .Values.scrape.kubelet.verifyCertificate }}
          kubernetes_sd_configs:
            - role: node
          relabel_configs:
            {{- if .Values.scrape.nodeLabels }}
            - regex: {{ printf "__meta_kubernetes_node_label_(%s)" (join "|" .Values.scrape.nodeLabels | replace "." "_" | replace "-" "_" | replace "/" "_") | toRawJson }}
              action: labelmap
            {{- end }}
            - source_labels:
                - __meta_kubernetes_node_name
              target_label: instance
            - source_labels:
                - __meta_kubernetes_node_name
              target_label: node
            - target_label: job
              replacement: kubelet
            - source_labels:
                - __metrics_path__
              target_label: metrics_path
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
        {{- end }}
        {{- if .Values.scrape.kubelet.cadvisor }}
        - job_name: kubelet-cadvisor
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          metrics_path: /metrics/cadvisor
          scheme: https
          honor_labels: true
          track_timestamps_staleness: true
          authorization:
            credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token
          tls_config:
            ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
            insecure_skip_verify: {{ not .Values.scrape.kubelet.verifyCertificate }}
          kubernetes_sd_configs:
            - role: node
              selectors:
                - role: node
                  label: kubernetes.io/os=linux
          relabel_configs:
            {{- if .Values.scrape.nodeLabels }}
            - regex: {{ printf "__meta_kubernetes_node_label_(%s)" (join "|" .Values.scrape.nodeLabels | replace "." "_" | replace "-" "_" | replace "/" "_") | toRawJson }}
              action: labelmap
            {{- end }}
            - source_labels:
                - __meta_kubernetes_node_name
              target_label: instance
            - source_labels:
                - __meta_kubernetes_node_name
              target_label: node
            - target_label: job
              replacement: kubelet
            - source_labels:
                - __metrics_path__
              target_label: metrics_path
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
        {{- end }}
        {{- if .Values.scrape.nodeExporter.enabled }}
        - job_name: node-exporter
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.timeoutSeconds) | toRawJson }}
          metrics_path: /metrics
          sample_limit: {{ int64 .Values.scrape.nodeExporter.sampleLimit }}
          kubernetes_sd_configs:
            - role: pod
              selectors:
                - role: pod
                  label: {{ printf "app.kubernetes.io/name=%s" .Values.scrape.nodeExporter.name | toRawJson }}
              {{- if .Values.scrape.nodeLabels }}
              attach_metadata:
                node: true
              {{- end }}
          relabel_configs:
            - source_labels:
                - __meta_kubernetes_pod_container_port_name
              regex: {{ join "|" .Values.scrape.nodeExporter.portNames | toRawJson }}
              action: keep
            - source_labels:
                - __meta_kubernetes_pod_phase
              regex: Pending|Succeeded|Failed
              action: drop
            {{- if .Values.scrape.nodeLabels }}
            - regex: {{ printf "__meta_kubernetes_node_label_(%s)" (join "|" .Values.scrape.nodeLabels | replace "." "_" | replace "-" "_" | replace "/" "_") | toRawJson }}
              action: labelmap
            {{- end }}
            - source_labels:
                - __meta_kubernetes_pod_node_name
              target_label: instance
            - source_labels:
                - __meta_kubernetes_pod_node_name
              target_label: node
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
        {{- end }}
        {{- if .Values.scrape.kubeStateMetrics.enabled }}
        - job_name: kube-state-metrics
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.timeoutSeconds) | toRawJson }}
          metrics_path: /metrics
          honor_labels: true
          sample_limit: {{ int64 .Values.scrape.kubeStateMetrics.sampleLimit }}
          kubernetes_sd_configs:
            - role: pod
              selectors:
                - role: pod
                  label: {{ printf "app.kubernetes.io/name=%s" .Values.scrape.kubeStateMetrics.name | toRawJson }}
          relabel_configs:
            - source_labels:
                - __meta_kubernetes_pod_container_port_name
              regex: {{ join "|" .Values.scrape.kubeStateMetrics.portNames | toRawJson }}
              action: keep
            - source_labels:
                - __meta_kubernetes_pod_phase
              regex: Pending|Succeeded|Failed
              action: drop
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
        {{- end }}
        {{- if .Values.scrape.applications.pods }}
        - job_name: kubernetes-pods
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.timeoutSeconds) | toRawJson }}
          fallback_scrape_protocol: PrometheusText0.0.4
          body_size_limit: {{ printf "%dMB" (int64 .Values.scrape.applications.bodyLimitMegabytes) | toRawJson }}
          sample_limit: {{ int64 .Values.scrape.applications.sampleLimit }}
          label_limit: {{ int64 .Values.scrape.applications.labelLimit }}
          kubernetes_sd_configs:
            - role: pod
              {{- if .Values.scrape.applications.namespaces }}
              namespaces:
                names: {{ toJson .Values.scrape.applications.namespaces }}
              {{- end }}
              {{- if .Values.scrape.nodeLabels }}
              attach_metadata:
                node: true
              {{- end }}
          relabel_configs:
            - source_labels:
                - __meta_kubernetes_pod_annotation_prometheus_io_scrape
              regex: "true"
              action: keep
            - source_labels:
                - __meta_kubernetes_pod_annotation_prometheus_io_port
                - __meta_kubernetes_pod_container_port_number
              regex: \d+;.*|;\d+
              action: keep
            - source_labels:
                - __meta_kubernetes_pod_phase
              regex: Pending|Succeeded|Failed
              action: drop
            - source_labels:
                - __meta_kubernetes_pod_container_init
              regex: "true"
              action: drop
            - source_labels:
                - __meta_kubernetes_pod_label_app_kubernetes_io_instance
                - __meta_kubernetes_pod_label_app_kubernetes_io_name
              regex: {{ printf "%s;%s" (.Release.Name | replace "." "\\.") (include "windows-metrics.name" . | replace "." "\\.") | toRawJson }}
              action: drop
            {{- if .Values.scrape.kubeStateMetrics.enabled }}
            - source_labels:
                - __meta_kubernetes_pod_label_app_kubernetes_io_name
              regex: {{ .Values.scrape.kubeStateMetrics.name | replace "." "\\." | toRawJson }}
              action: drop
            {{- end }}
            {{- if .Values.scrape.nodeExporter.enabled }}
            - source_labels:
                - __meta_kubernetes_pod_label_app_kubernetes_io_name
              regex: {{ .Values.scrape.nodeExporter.name | replace "." "\\." | toRawJson }}
              action: drop
            {{- end }}
            - source_labels:
                - __meta_kubernetes_pod_annotation_prometheus_io_port
                - __meta_kubernetes_pod_container_port_protocol
              regex: ;(UDP|SCTP)
              action: drop
            - source_labels:
                - __meta_kubernetes_pod_annotation_prometheus_io_scheme
              regex: (https?)
              target_label: __scheme__
            - source_labels:
                - __meta_kubernetes_pod_annotation_prometheus_io_path
              regex: (.+)
              target_label: __metrics_path__
            - regex: __meta_kubernetes_pod_annotation_prometheus_io_param_(.+)
              replacement: __param_$$1
              action: labelmap
            - source_labels:
                - __meta_kubernetes_pod_annotation_prometheus_io_port
                - __address__
              regex: "(\\d+);([^\\[\\]]*:[^\\[\\]]*:[^\\[\\]]*)"
              target_label: __address__
              replacement: "[$$2]:$$1"
            - source_labels:
                - __meta_kubernetes_pod_annotation_prometheus_io_port
                - __address__
              regex: "(\\d+);(\\[[^\\]]+\\]|[^:\\[\\]]+)(:\\d+)?"
              target_label: __address__
              replacement: $$2:$$1
            {{- if .Values.scrape.nodeLabels }}
            - regex: {{ printf "__meta_kubernetes_node_label_(%s)" (join "|" .Values.scrape.nodeLabels | replace "." "_" | replace "-" "_" | replace "/" "_") | toRawJson }}
              action: labelmap
            {{- end }}
            - source_labels:
                - __meta_kubernetes_namespace
              target_label: namespace
            - source_labels:
                - __meta_kubernetes_pod_name
              target_label: pod
            - source_labels:
                - __meta_kubernetes_pod_node_name
              target_label: node
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
        {{- end }}
        {{- if .Values.scrape.applications.services }}
        - job_name: kubernetes-services
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.timeoutSeconds) | toRawJson }}
          fallback_scrape_protocol: PrometheusText0.0.4
          body_size_limit: {{ printf "%dMB" (int64 .Values.scrape.applications.bodyLimitMegabytes) | toRawJson }}
          sample_limit: {{ int64 .Values.scrape.applications.sampleLimit }}
          label_limit: {{ int64 .Values.scrape.applications.labelLimit }}
          kubernetes_sd_configs:
            - role: endpointslice
              {{- if .Values.scrape.applications.namespaces }}
              namespaces:
                names: {{ toJson .Values.scrape.applications.namespaces }}
              {{- end }}
              {{- if .Values.scrape.nodeLabels }}
              attach_metadata:
                node: true
              {{- end }}
          relabel_configs:
            - source_labels:
                - __meta_kubernetes_service_annotation_prometheus_io_scrape
              regex: "true"
              action: keep
            {{- if .Values.scrape.applications.pods }}
            - source_labels:
                - __meta_kubernetes_pod_annotation_prometheus_io_scrape
              regex: "true"
              action: drop
            {{- end }}
            - source_labels:
                - __meta_kubernetes_service_annotation_prometheus_io_port
                - __meta_kubernetes_endpointslice_port
              regex: \d*;\d+
              action: keep
            - source_labels:
                - __meta_kubernetes_pod_phase
              regex: Pending|Succeeded|Failed
              action: drop
            - source_labels:
                - __meta_kubernetes_pod_container_init
              regex: "true"
              action: drop
            - source_labels:
                - __meta_kubernetes_pod_label_app_kubernetes_io_instance
                - __meta_kubernetes_pod_label_app_kubernetes_io_name
              regex: {{ printf "%s;%s" (.Release.Name | replace "." "\\.") (include "windows-metrics.name" . | replace "." "\\.") | toRawJson }}
              action: drop
            {{- if .Values.scrape.kubeStateMetrics.enabled }}
            - source_labels:
                - __meta_kubernetes_pod_label_app_kubernetes_io_name
              regex: {{ .Values.scrape.kubeStateMetrics.name | replace "." "\\." | toRawJson }}
              action: drop
            {{- end }}
            {{- if .Values.scrape.nodeExporter.enabled }}
            - source_labels:
                - __meta_kubernetes_pod_label_app_kubernetes_io_name
              regex: {{ .Values.scrape.nodeExporter.name | replace "." "\\." | toRawJson }}
              action: drop
            {{- end }}
            - source_labels:
                - __meta_kubernetes_service_annotation_prometheus_io_port
                - __meta_kubernetes_endpointslice_port_protocol
              regex: ;(UDP|SCTP)
              action: drop
            - source_labels:
                - __meta_kubernetes_service_annotation_prometheus_io_scheme
              regex: (https?)
              target_label: __scheme__
            - source_labels:
                - __meta_kubernetes_service_annotation_prometheus_io_path
              regex: (.+)
              target_label: __metrics_path__
            - regex: __meta_kubernetes_service_annotation_prometheus_io_param_(.+)
              replacement: __param_$$1
              action: labelmap
            - source_labels:
                - __meta_kubernetes_service_annotation_prometheus_io_port
                - __address__
              regex: "(\\d+);([^\\[\\]]*:[^\\[\\]]*:[^\\[\\]]*)"
              target_label: __address__
              replacement: "[$$2]:$$1"
            - source_labels:
                - __meta_kubernetes_service_annotation_prometheus_io_port
                - __address__
              regex: "(\\d+);(\\[[^\\]]+\\]|[^:\\[\\]]+)(:\\d+)?"
              target_label: __address__
              replacement: $$2:$$1
            {{- if .Values.scrape.nodeLabels }}
            - regex: {{ printf "__meta_kubernetes_node_label_(%s)" (join "|" .Values.scrape.nodeLabels | replace "." "_" | replace "-" "_" | replace "/" "_") | toRawJson }}
              action: labelmap
            {{- end }}
            - source_labels:
                - __meta_kubernetes_namespace
              target_label: namespace
            - source_labels:
                - __meta_kubernetes_pod_name
              target_label: pod
            - source_labels:
                - __meta_kubernetes_endpointslice_endpoint_node_name
              target_label: node
            - source_labels:
                - __meta_kubernetes_pod_node_name
              regex: (.+)
              target_label: node
            - source_labels:
                - __meta_kubernetes_pod_name
                - __meta_kubernetes_service_name
              regex: ;(.+)
              target_label: service
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
        {{- end }}
        {{- if .Values.scrape.collectors }}
        - job_name: otel-collector
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.timeoutSeconds) | toRawJson }}
          metrics_path: /metrics
          kubernetes_sd_configs:
            - role: pod
              namespaces:
                names:
                  - {{ .Release.Namespace | toRawJson }}
              selectors:
                - role: pod
                  label: {{ printf "app.kubernetes.io/name=%s,app.kubernetes.io/instance=%s" (include "windows-metrics.name" .) .Release.Name | toRawJson }}
              {{- if .Values.scrape.nodeLabels }}
              attach_metadata:
                node: true
              {{- end }}
          relabel_configs:
            - source_labels:
                - __meta_kubernetes_pod_ip
              target_label: __meta_kubernetes_pod_host_ip
              action: dropequal
            - source_labels:
                - __meta_kubernetes_pod_container_port_name
              regex: telemetry
              action: keep
            - source_labels:
                - __meta_kubernetes_pod_phase
              regex: Pending|Succeeded|Failed
              action: drop
            {{- if .Values.scrape.nodeLabels }}
            - regex: {{ printf "__meta_kubernetes_node_label_(%s)" (join "|" .Values.scrape.nodeLabels | replace "." "_" | replace "-" "_" | replace "/" "_") | toRawJson }}
              action: labelmap
            {{- end }}
            - source_labels:
                - __meta_kubernetes_pod_name
              target_label: instance
            - source_labels:
                - __meta_kubernetes_namespace
              target_label: namespace
            - source_labels:
                - __meta_kubernetes_pod_name
              target_label: pod
            - source_labels:
                - __meta_kubernetes_pod_node_name
              target_label: node
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
        {{- end }}
  {{- end }}
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.receivers "prometheus" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (omit .Values.collector.config.processors "memory_limiter" "resource/origin" "batch") }}
processors:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  memory_limiter:
    check_interval: 1s
    limit_mib: {{ div (mul (int64 .Values.collector.resources.memoryMiB) 80) 100 }}
    spike_limit_mib: {{ div (mul (int64 .Values.collector.resources.memoryMiB) 16) 100 }}
  {{- end }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  resource/origin:
    attributes:
      - key: k8s.cluster.name
        value: {{ .Values.collectors.clusterName | toRawJson }}
        action: upsert
  {{- end }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  batch:
    send_batch_size: 8192
    send_batch_max_size: 8192
    timeout: 5s
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.processors "memory_limiter" "resource/origin" "batch" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (omit .Values.collector.config.exporters "prometheus_remote_write/logzio") }}
exporters:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  prometheus_remote_write/logzio:
    endpoint: {{ ternary .Values.logzio.endpoint (ternary "https://listener.logz.io:8053" (printf "https://listener-%s.logz.io:8053" .Values.logzio.region) (eq .Values.logzio.region "us")) (not (empty .Values.logzio.endpoint)) | toRawJson }}
    auth:
      authenticator: bearertokenauth/logzio
    timeout: 30s
    translation_strategy: UnderscoreEscapingWithoutSuffixes
    disable_scope_info: true
    target_info:
      enabled: false
    {{- if .Values.logzio.environment }}
    external_labels:
      p8s_logzio_name: {{ .Values.logzio.environment | replace "$" "$$" | toRawJson }}
    {{- end }}
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.exporters "prometheus_remote_write/logzio" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if .Values.collector.config.connectors }}
connectors: {{ toJson .Values.collector.config.connectors }}
{{- end }}
service:
  extensions:
    - health_check
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
    - bearertokenauth/logzio
    {{- end }}
    {{- range $key, $value := omit .Values.collector.config.extensions "health_check" "bearertokenauth/logzio" }}
    - {{ $key | toRawJson }}
    {{- end }}
  {{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.collector.config.logs.receivers .Values.collector.config.logs.exporters) (and .Values.collector.config.traces.receivers .Values.collector.config.traces.exporters) (omit .Values.collector.config.pipelines "metrics" "logs/added" "traces/added") }}
  pipelines:
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
    metrics:
      {{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.collector.config.metrics.receivers }}
      receivers:
        - prometheus
        {{- range $element := .Values.collector.config.metrics.receivers }}
        - {{ toJson $element }}
        {{- end }}
      {{- end }}
      processors:
        - memory_limiter
        - resource/origin
        {{- range $element := .Values.collector.config.metrics.processors }}
        - {{ toJson $element }}
        {{- end }}
        - batch
      exporters:
        - prometheus_remote_write/logzio
        {{- range $element := .Values.collector.config.metrics.exporters }}
        - {{ toJson $element }}
        {{- end }}
    {{- end }}
    {{- if and .Values.collector.config.logs.receivers .Values.collector.config.logs.exporters }}
    logs/added:
      receivers: {{ toJson .Values.collector.config.logs.receivers }}
      {{- if .Values.collector.config.logs.processors }}
      processors: {{ toJson .Values.collector.config.logs.processors }}
      {{- end }}
      exporters: {{ toJson .Values.collector.config.logs.exporters }}
    {{- end }}
    {{- if and .Values.collector.config.traces.receivers .Values.collector.config.traces.exporters }}
    traces/added:
      receivers: {{ toJson .Values.collector.config.traces.receivers }}
      {{- if .Values.collector.config.traces.processors }}
      processors: {{ toJson .Values.collector.config.traces.processors }}
      {{- end }}
      exporters: {{ toJson .Values.collector.config.traces.exporters }}
    {{- end }}
    {{- range $key, $value := omit .Values.collector.config.pipelines "metrics" "logs/added" "traces/added" }}
    {{ $key | toRawJson }}: {{ toJson $value }}
    {{- end }}
  {{- end }}
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

{{/*
Whether any rule of the group windows.node.alerts is switched on: text if so, and none if not.
*/}}
{{- define "windows-metrics.has-node-alerts" -}}
{{- if or
    .Values.monitoring.alerts.nodeNotReady.enabled
    .Values.monitoring.alerts.cpu.enabled
    .Values.monitoring.alerts.memory.enabled
    .Values.monitoring.alerts.commit.enabled
    .Values.monitoring.alerts.diskFull.enabled
    .Values.monitoring.alerts.diskFilling.enabled
    .Values.monitoring.alerts.diskLatency.enabled
    .Values.monitoring.alerts.networkErrors.enabled
    .Values.monitoring.alerts.networkSaturation.enabled
    (and .Values.monitoring.alerts.serviceStopped.enabled (or (contains ",service," (printf ",%s," (join "," .Values.exporter.collectors))) (contains ",[defaults]," (printf ",%s," (join "," .Values.exporter.collectors)))))
    (and .Values.monitoring.alerts.clockSkew.enabled (contains ",time," (printf ",%s," (join "," .Values.exporter.collectors)))) }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Whether any rule of the group windows.exporter.alerts is switched on: text if so, and none if not.
*/}}
{{- define "windows-metrics.has-exporter-alerts" -}}
{{- if or
    .Values.monitoring.alerts.exporterDown.enabled
    (and .Values.monitoring.alerts.exporterMissing.enabled .Values.scrape.windowsExporter.enabled)
    .Values.monitoring.alerts.exporterCollectorFailed.enabled
    .Values.monitoring.alerts.metricsAbsent.enabled
    (and .Values.installerAlerts.failed.enabled .Values.installer.enabled)
    (and .Values.installerAlerts.stale.enabled (and .Values.installer.enabled .Values.installer.cronJob.enabled (not .Values.installer.cronJob.suspend)))
    .Values.monitoring.alerts.collectorDroppingData.enabled }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Whether any rule of the group windows.pod.alerts is switched on: text if so, and none if not.
*/}}
{{- define "windows-metrics.has-pod-alerts" -}}
{{- if or
    .Values.monitoring.alerts.containerRestarts.enabled
    .Values.monitoring.alerts.podNotRunning.enabled
    .Values.monitoring.alerts.podOnWrongNode.enabled
    .Values.monitoring.alerts.podUnschedulable.enabled }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Whether there is any rule: text if so, and none if not.
*/}}
{{- define "windows-metrics.has-rules" -}}
{{- if or
    .Values.monitoring.rules.recording
    (and .Values.monitoring.alerts.enabled (include "windows-metrics.has-node-alerts" .))
    (and .Values.monitoring.alerts.enabled (include "windows-metrics.has-exporter-alerts" .))
    (and .Values.monitoring.alerts.enabled (include "windows-metrics.has-pod-alerts" .)) }}
{{- "true" }}
{{- end }}
{{- end }}
