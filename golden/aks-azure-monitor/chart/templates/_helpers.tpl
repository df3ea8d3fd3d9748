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
{{- with omit .Values.commonLabels "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "helm.sh/chart" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" "pod-security.kubernetes.io/enforce" }}
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
The name of what is called exporter.
*/}}
{{- define "azure-metrics.exporter.fullname" -}}
{{- printf "%s-exporter" (include "azure-metrics.fullname" . | trunc 54 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called collector-test.
*/}}
{{- define "azure-metrics.collector-test.fullname" -}}
{{- printf "%s-collector-test" (include "azure-metrics.fullname" . | trunc 48 | trimSuffix "-") }}
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
{{- if or (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled)) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled)) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.resources) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.cadvisor) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.nodeExporter.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubeStateMetrics.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.pods) (and (or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.services) (omit .Values.collector.config.receivers "prometheus") }}
receivers:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  prometheus:
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
    config:
      {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
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
                {{- if .Values.scrape.applications.namespaces }}
                names: {{ toJson .Values.scrape.applications.namespaces }}
                {{- end }}
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
                {{- if .Values.scrape.applications.namespaces }}
                names: {{ toJson .Values.scrape.applications.namespaces }}
                {{- end }}
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
      {{- end }}
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
        {{- if or (and .Values.scrape.windowsExporter.enabled .Values.aksManaged.enabled) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
        - prometheus
        {{- end }}
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
