{{/*
The chart's name.
*/}}
{{- define "azure-metrics.name" -}}
{{- if .Values.nameOverride }}
{{- .Values.nameOverride }}
{{- else }}
{{- .Chart.Name }}
{{- end }}
{{- end }}

{{/*
The release's name as the beginning of objects' names: without dots, and with a letter first, as Services demand (RFC 1035).
*/}}
{{- define "azure-metrics.release" -}}
{{- if regexMatch "^[0-9]" .Release.Name }}
{{- printf "r%s" (.Release.Name | replace "." "-") }}
{{- else }}
{{- .Release.Name | replace "." "-" }}
{{- end }}
{{- end }}

{{/*
The first part of every object's name.
*/}}
{{- define "azure-metrics.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else if contains (include "azure-metrics.name" .) .Release.Name }}
{{- include "azure-metrics.release" . }}
{{- else }}
{{- printf "%s-%s" (include "azure-metrics.release" .) (include "azure-metrics.name" .) | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/*
Name and version of the chart, as a label's value.
*/}}
{{- define "azure-metrics.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The recommended labels (kubernetes.io, "Recommended Labels").
*/}}
{{- define "azure-metrics.labels" -}}
helm.sh/chart: {{ include "azure-metrics.chart" . | quote }}
{{- include "azure-metrics.selectorLabels" . | nindent 0 }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with omit .Values.commonLabels "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "helm.sh/chart" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" "grafana_datasource" "pod-security.kubernetes.io/enforce" }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end }}

{{/*
The labels that tell this release's pods from all others; they never change.
*/}}
{{- define "azure-metrics.selectorLabels" -}}
app.kubernetes.io/name: {{ include "azure-metrics.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
The name of what is called collector.
*/}}
{{- define "azure-metrics.collector.fullname" -}}
{{- printf "%s-collector" (include "azure-metrics.fullname" . | trunc 53 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called dashboard-collection.
*/}}
{{- define "azure-metrics.dashboard-collection.fullname" -}}
{{- printf "%s-dashboard-collection" (include "azure-metrics.fullname" . | trunc 42 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called dashboard-mixed-cluster.
*/}}
{{- define "azure-metrics.dashboard-mixed-cluster.fullname" -}}
{{- printf "%s-dashboard-mixed-cluster" (include "azure-metrics.fullname" . | trunc 39 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called dashboard-node.
*/}}
{{- define "azure-metrics.dashboard-node.fullname" -}}
{{- printf "%s-dashboard-node" (include "azure-metrics.fullname" . | trunc 48 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called dashboard-nodes.
*/}}
{{- define "azure-metrics.dashboard-nodes.fullname" -}}
{{- printf "%s-dashboard-nodes" (include "azure-metrics.fullname" . | trunc 47 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called dashboard-pods.
*/}}
{{- define "azure-metrics.dashboard-pods.fullname" -}}
{{- printf "%s-dashboard-pods" (include "azure-metrics.fullname" . | trunc 48 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called exporter.
*/}}
{{- define "azure-metrics.exporter.fullname" -}}
{{- printf "%s-exporter" (include "azure-metrics.fullname" . | trunc 54 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called grafana-data-source.
*/}}
{{- define "azure-metrics.grafana-data-source.fullname" -}}
{{- printf "%s-grafana-data-source" (include "azure-metrics.fullname" . | trunc 43 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called collector-test.
*/}}
{{- define "azure-metrics.collector-test.fullname" -}}
{{- printf "%s-collector-test" (include "azure-metrics.fullname" . | trunc 48 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called windows.
*/}}
{{- define "azure-metrics.windows.fullname" -}}
{{- printf "%s-windows" (include "azure-metrics.fullname" . | trunc 55 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called windows-rules.
*/}}
{{- define "azure-metrics.windows-rules.fullname" -}}
{{- printf "%s-windows-rules" (include "azure-metrics.fullname" . | trunc 49 | trimSuffix "-") }}
{{- end }}

{{/*
The exporter's configuration file.
*/}}
{{- define "azure-metrics.exporter-config" -}}
# Written by wingen; change it through the chart's values.
collectors:
  enabled: {{ join "," .Values.exporter.collectors | toRawJson }}
{{- if .Values.hostProcess.collectorOptions }}
collector: {{ toJson .Values.hostProcess.collectorOptions }}
{{- end }}
{{- end }}

{{/*
How far rates look back: at least four scrapes.
*/}}
{{- define "azure-metrics.rate-window" -}}
{{- if lt 75 (int64 .Values.scrape.intervalSeconds) }}
{{- printf "%ds" (div (mul (int64 .Values.scrape.intervalSeconds) 400) 100) }}
{{- else }}
{{- "5m" }}
{{- end }}
{{- end }}

{{/*
How far rates of a minute look back: at least four scrapes.
*/}}
{{- define "azure-metrics.short-rate-window" -}}
{{- if lt 15 (int64 .Values.scrape.intervalSeconds) }}
{{- printf "%ds" (div (mul (int64 .Values.scrape.intervalSeconds) 400) 100) }}
{{- else }}
{{- "1m" }}
{{- end }}
{{- end }}

{{/*
Recording rules and alerts for Prometheus.
*/}}
{{- define "azure-metrics.windows-rules" -}}
# Written by wingen; change it through the chart's values.
{{- if include "azure-metrics.has-rules" . }}
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
          1 - avg by (cluster) (rate(windows_cpu_time_total{job="windows-exporter",mode="idle"}[{{ include "azure-metrics.short-rate-window" . }}]))
      - record: node:windows_node_cpu_utilisation:avg1m
        expr: |
          1
          - avg by (cluster, instance) (rate(windows_cpu_time_total{job="windows-exporter",mode="idle"}[{{ include "azure-metrics.short-rate-window" . }}]))
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
          irate(windows_memory_swap_page_operations_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
      - record: ":windows_node_disk_utilisation:avg_irate"
        expr: |
          avg by (cluster) (
            irate(windows_logical_disk_read_seconds_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}])
            + irate(windows_logical_disk_write_seconds_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}])
          )
      - record: node:windows_node_disk_utilisation:avg_irate
        expr: |
          avg by (cluster, instance) (
            irate(windows_logical_disk_read_seconds_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}])
            + irate(windows_logical_disk_write_seconds_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}])
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
          sum by (cluster) (irate(windows_net_bytes_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}]))
      - record: node:windows_node_net_utilisation:sum_irate
        expr: |
          sum by (cluster, instance) (irate(windows_net_bytes_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}]))
      - record: ":windows_node_net_saturation:sum_irate"
        expr: |
          sum by (cluster) (
            irate(windows_net_packets_received_discarded_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}])
            + irate(windows_net_packets_outbound_discarded_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}])
          )
      - record: node:windows_node_net_saturation:sum_irate
        expr: |
          sum by (cluster, instance) (
            irate(windows_net_packets_received_discarded_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}])
            + irate(windows_net_packets_outbound_discarded_total{job="windows-exporter"}[{{ include "azure-metrics.short-rate-window" . }}])
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
          sum by (cluster, namespace, pod, container) (rate(windows_container_total_runtime[{{ include "azure-metrics.rate-window" . }}]))
  {{- end }}
  {{- if and .Values.monitoring.alerts.enabled (include "azure-metrics.has-node-alerts" .) }}
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
            - avg by (cluster, instance, node) (rate(windows_cpu_time_total{job="windows-exporter",mode="idle"}[{{ include "azure-metrics.rate-window" . }}]))
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
            windows_logical_disk_read_write_latency_seconds_total{job="windows-exporter",volume!~"HarddiskVolume.*"}[{{ include "azure-metrics.rate-window" . }}]
          )
          / (
            rate(windows_logical_disk_reads_total{job="windows-exporter",volume!~"HarddiskVolume.*"}[{{ include "azure-metrics.rate-window" . }}])
            + rate(
              windows_logical_disk_writes_total{job="windows-exporter",volume!~"HarddiskVolume.*"}[{{ include "azure-metrics.rate-window" . }}]
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
            rate(windows_net_packets_received_errors_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
            + rate(windows_net_packets_outbound_errors_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
            + rate(windows_net_packets_received_discarded_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
            + rate(windows_net_packets_outbound_discarded_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
          )
          / (rate(windows_net_packets_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}]) > 0)
          > {{ int64 .Values.monitoring.alerts.networkErrors.above }}
          and (
            rate(windows_net_packets_received_errors_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
            + rate(windows_net_packets_outbound_errors_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
            + rate(windows_net_packets_received_discarded_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
            + rate(windows_net_packets_outbound_discarded_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
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
            rate(windows_net_bytes_received_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
            > rate(windows_net_bytes_sent_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
            or rate(windows_net_bytes_sent_total{job="windows-exporter"}[{{ include "azure-metrics.rate-window" . }}])
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
      {{- if .Values.monitoring.alerts.serviceStopped.enabled }}
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
      {{- if .Values.monitoring.alerts.clockSkew.enabled }}
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
  {{- if and .Values.monitoring.alerts.enabled (include "azure-metrics.has-exporter-alerts" .) }}
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
      {{- if .Values.monitoring.alerts.collectorDroppingData.enabled }}
      - alert: CollectorDroppingData
        expr: |
          label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_send_failed_metric_points_total[{{ include "azure-metrics.rate-window" . }}])
              or rate(otelcol_exporter_send_failed_metric_points[{{ include "azure-metrics.rate-window" . }}])
            ),
            "signal",
            "metric points",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_send_failed_log_records_total[{{ include "azure-metrics.rate-window" . }}])
              or rate(otelcol_exporter_send_failed_log_records[{{ include "azure-metrics.rate-window" . }}])
            ),
            "signal",
            "log records",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_send_failed_spans_total[{{ include "azure-metrics.rate-window" . }}])
              or rate(otelcol_exporter_send_failed_spans[{{ include "azure-metrics.rate-window" . }}])
            ),
            "signal",
            "spans",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_enqueue_failed_metric_points_total[{{ include "azure-metrics.rate-window" . }}])
              or rate(otelcol_exporter_enqueue_failed_metric_points[{{ include "azure-metrics.rate-window" . }}])
            ),
            "signal",
            "metric points",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_enqueue_failed_log_records_total[{{ include "azure-metrics.rate-window" . }}])
              or rate(otelcol_exporter_enqueue_failed_log_records[{{ include "azure-metrics.rate-window" . }}])
            ),
            "signal",
            "log records",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, exporter) (
              rate(otelcol_exporter_enqueue_failed_spans_total[{{ include "azure-metrics.rate-window" . }}])
              or rate(otelcol_exporter_enqueue_failed_spans[{{ include "azure-metrics.rate-window" . }}])
            ),
            "signal",
            "spans",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, receiver) (
              rate(otelcol_receiver_refused_metric_points_total[{{ include "azure-metrics.rate-window" . }}])
              or rate(otelcol_receiver_refused_metric_points[{{ include "azure-metrics.rate-window" . }}])
            ),
            "signal",
            "metric points",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, receiver) (
              rate(otelcol_receiver_refused_log_records_total[{{ include "azure-metrics.rate-window" . }}])
              or rate(otelcol_receiver_refused_log_records[{{ include "azure-metrics.rate-window" . }}])
            ),
            "signal",
            "log records",
            "",
            ""
          )
          > 0
          or label_replace(
            sum by (cluster, instance, receiver) (
              rate(otelcol_receiver_refused_spans_total[{{ include "azure-metrics.rate-window" . }}])
              or rate(otelcol_receiver_refused_spans[{{ include "azure-metrics.rate-window" . }}])
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
  {{- if and .Values.monitoring.alerts.enabled (include "azure-metrics.has-pod-alerts" .) }}
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
Where Grafana finds the dashboards' files on its disk.
*/}}
{{- define "azure-metrics.grafana-dashboards" -}}
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
{{- define "azure-metrics.grafana-data-source" -}}
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
{{- define "azure-metrics.metrics-of-dashboards" -}}
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
{{- define "azure-metrics.metrics-of-recording-rules" -}}
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
{{- define "azure-metrics.metrics-of-alerts" -}}
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
{{- if .Values.monitoring.alerts.serviceStopped.enabled }}
windows_service_state
{{- end }}
{{- if .Values.monitoring.alerts.clockSkew.enabled }}
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
{{- define "azure-metrics.used-metrics" -}}
{{- printf "%s\n%s\n%s" (include "azure-metrics.metrics-of-dashboards" .) (include "azure-metrics.metrics-of-recording-rules" .) (include "azure-metrics.metrics-of-alerts" .) | splitList "\n" | compact | uniq | sortAlpha | join "\n" }}
{{- end }}

{{/*
The configuration of collector.
*/}}
{{- define "azure-metrics.collector-config" -}}
# Written by wingen; change it through the chart's values.
extensions:
  health_check:
    endpoint: "0.0.0.0:13133"
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  azure_auth/azure:
    workload_identity:
      client_id: "${env:AZURE_CLIENT_ID}"
      tenant_id: "${env:AZURE_TENANT_ID}"
      federated_token_file: "${env:AZURE_FEDERATED_TOKEN_FILE}"
    scopes:
      - https://monitor.azure.com/.default
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.extensions "health_check" "azure_auth/azure" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- if or (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled)) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled)) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.resources) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.cadvisor) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.nodeExporter.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubeStateMetrics.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.pods) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.services) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.collectors) (omit .Values.collector.config.receivers "prometheus") }}
receivers:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services .Values.scrape.collectors }}
  prometheus:
    config:
      scrape_configs:
        {{- if and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled }}
        - job_name: windows-exporter-aks-managed
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          metrics_path: /metrics
          honor_labels: true
          sample_limit: {{ int64 .Values.scrape.windowsExporter.sampleLimit }}
          kubernetes_sd_configs:
            - role: node
              selectors:
                - role: node
                  label: {{ .Values.aksManaged.nodeLabelSelector | toRawJson }}
          relabel_configs:
            - source_labels:
                - __address__
              regex: (.+):\d+
              target_label: __address__
              replacement: {{ printf "$$1:%d" (int64 .Values.aksManaged.port) | toRawJson }}
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
              replacement: windows-exporter
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
          {{- if eq .Values.scrape.windowsExporter.keep "used" }}
          metric_relabel_configs:
            - source_labels:
                - __name__
              regex: {{ printf "%s\n%s" (include "azure-metrics.used-metrics" .) (join "\n" .Values.scrape.windowsExporter.keepAlso) | splitList "\n" | compact | uniq | sortAlpha | join "|" | toRawJson }}
              action: keep
          {{- end }}
        {{- end }}
        {{- if and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled }}
        - job_name: windows-exporter-host-process
          scrape_interval: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          scrape_timeout: {{ printf "%ds" (int64 .Values.scrape.intervalSeconds) | toRawJson }}
          metrics_path: /metrics
          {{- if .Values.hostProcess.protection.tls }}
          scheme: https
          {{- end }}
          honor_labels: true
          sample_limit: {{ int64 .Values.scrape.windowsExporter.sampleLimit }}
          {{- if .Values.hostProcess.protection.username }}
          basic_auth:
            username: {{ .Values.hostProcess.protection.username | toRawJson }}
            password_file: /etc/wingen/windows-exporter-host-process-password/value
          {{- end }}
          {{- if .Values.hostProcess.protection.tls }}
          tls_config:
            ca_file: /etc/wingen/windows-exporter-host-process-ca/value
            server_name: {{ .Values.hostProcess.protection.serverName | toRawJson }}
          {{- end }}
          kubernetes_sd_configs:
            - role: node
              selectors:
                - role: node
                  label: {{ ternary (printf "kubernetes.io/os=windows,%s" (toJson .Values.hostProcess.pod.nodeSelector | replace "\":\"" "=" | replace "\",\"" "," | replace "{\"" "" | replace "\"}" "")) "kubernetes.io/os=windows" (not (empty .Values.hostProcess.pod.nodeSelector)) | toRawJson }}
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
            - target_label: job
              replacement: windows-exporter
            - target_label: cluster
              replacement: {{ .Values.collectors.clusterName | toRawJson }}
          {{- if eq .Values.scrape.windowsExporter.keep "used" }}
          metric_relabel_configs:
            - source_labels:
                - __name__
              regex: {{ printf "%s\n%s" (include "azure-metrics.used-metrics" .) (join "\n" .Values.scrape.windowsExporter.keepAlso) | splitList "\n" | compact | uniq | sortAlpha | join "|" | toRawJson }}
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
              regex: {{ printf "%s;%s" (.Release.Name | replace "." "\\.") (include "azure-metrics.name" . | replace "." "\\.") | toRawJson }}
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
              regex: {{ printf "%s;%s" (.Release.Name | replace "." "\\.") (include "azure-metrics.name" . | replace "." "\\.") | toRawJson }}
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
                  label: {{ printf "app.kubernetes.io/name=%s,app.kubernetes.io/instance=%s" (include "azure-metrics.name" .) .Release.Name | toRawJson }}
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
{{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (omit .Values.collector.config.processors "memory_limiter" "resource/origin" "batch") }}
processors:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  memory_limiter:
    check_interval: 1s
    limit_mib: {{ div (mul (int64 .Values.collector.resources.memoryMiB) 80) 100 }}
    spike_limit_mib: {{ div (mul (int64 .Values.collector.resources.memoryMiB) 16) 100 }}
  {{- end }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  resource/origin:
    attributes:
      - key: k8s.cluster.name
        value: {{ .Values.collectors.clusterName | toRawJson }}
        action: upsert
  {{- end }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  batch:
    send_batch_size: 8192
    send_batch_max_size: 8192
    timeout: 5s
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.processors "memory_limiter" "resource/origin" "batch" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (omit .Values.collector.config.exporters "prometheus_remote_write/azure") }}
exporters:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  prometheus_remote_write/azure:
    endpoint: {{ .Values.azure.endpoint | toRawJson }}
    auth:
      authenticator: azure_auth/azure
    timeout: 30s
    translation_strategy: UnderscoreEscapingWithoutSuffixes
    disable_scope_info: true
    target_info:
      enabled: false
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.exporters "prometheus_remote_write/azure" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if .Values.collector.config.connectors }}
connectors: {{ toJson .Values.collector.config.connectors }}
{{- end }}
service:
  extensions:
    - health_check
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
    - azure_auth/azure
    {{- end }}
    {{- range $key, $value := omit .Values.collector.config.extensions "health_check" "azure_auth/azure" }}
    - {{ $key | toRawJson }}
    {{- end }}
  {{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.collector.config.logs.receivers .Values.collector.config.logs.exporters) (and .Values.collector.config.traces.receivers .Values.collector.config.traces.exporters) (omit .Values.collector.config.pipelines "metrics" "logs/added" "traces/added") }}
  pipelines:
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
    metrics:
      {{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.collector.config.metrics.receivers }}
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
        - prometheus_remote_write/azure
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
{{- define "azure-metrics.has-node-alerts" -}}
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
    .Values.monitoring.alerts.serviceStopped.enabled
    .Values.monitoring.alerts.clockSkew.enabled }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Whether any rule of the group windows.exporter.alerts is switched on: text if so, and none if not.
*/}}
{{- define "azure-metrics.has-exporter-alerts" -}}
{{- if or
    .Values.monitoring.alerts.exporterDown.enabled
    (and .Values.monitoring.alerts.exporterMissing.enabled .Values.scrape.windowsExporter.enabled)
    .Values.monitoring.alerts.exporterCollectorFailed.enabled
    .Values.monitoring.alerts.metricsAbsent.enabled
    .Values.monitoring.alerts.collectorDroppingData.enabled }}
{{- "true" }}
{{- end }}
{{- end }}

{{/*
Whether any rule of the group windows.pod.alerts is switched on: text if so, and none if not.
*/}}
{{- define "azure-metrics.has-pod-alerts" -}}
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
{{- define "azure-metrics.has-rules" -}}
{{- if or
    .Values.monitoring.rules.recording
    (and .Values.monitoring.alerts.enabled (include "azure-metrics.has-node-alerts" .))
    (and .Values.monitoring.alerts.enabled (include "azure-metrics.has-exporter-alerts" .))
    (and .Values.monitoring.alerts.enabled (include "azure-metrics.has-pod-alerts" .)) }}
{{- "true" }}
{{- end }}
{{- end }}
