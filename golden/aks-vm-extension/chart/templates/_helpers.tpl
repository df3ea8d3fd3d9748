{{/*
The chart's name.
*/}}
{{- define "extension-metrics.name" -}}
{{- if .Values.nameOverride }}
{{- .Values.nameOverride }}
{{- else }}
{{- .Chart.Name }}
{{- end }}
{{- end }}

{{/*
The release's name as the beginning of objects' names: without dots, and with a letter first, as Services demand (RFC 1035).
*/}}
{{- define "extension-metrics.release" -}}
{{- if regexMatch "^[0-9]" .Release.Name }}
{{- printf "r%s" (.Release.Name | replace "." "-") }}
{{- else }}
{{- .Release.Name | replace "." "-" }}
{{- end }}
{{- end }}

{{/*
The first part of every object's name.
*/}}
{{- define "extension-metrics.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else if contains (include "extension-metrics.name" .) .Release.Name }}
{{- include "extension-metrics.release" . }}
{{- else }}
{{- printf "%s-%s" (include "extension-metrics.release" .) (include "extension-metrics.name" .) | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/*
Name and version of the chart, as a label's value.
*/}}
{{- define "extension-metrics.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The recommended labels (kubernetes.io, "Recommended Labels").
*/}}
{{- define "extension-metrics.labels" -}}
helm.sh/chart: {{ include "extension-metrics.chart" . | quote }}
{{- include "extension-metrics.selectorLabels" . | nindent 0 }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with omit .Values.commonLabels "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "helm.sh/chart" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end }}

{{/*
The labels that tell this release's pods from all others; they never change.
*/}}
{{- define "extension-metrics.selectorLabels" -}}
app.kubernetes.io/name: {{ include "extension-metrics.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
The name of what is called collector.
*/}}
{{- define "extension-metrics.collector.fullname" -}}
{{- printf "%s-collector" (include "extension-metrics.fullname" . | trunc 53 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called collector-test.
*/}}
{{- define "extension-metrics.collector-test.fullname" -}}
{{- printf "%s-collector-test" (include "extension-metrics.fullname" . | trunc 48 | trimSuffix "-") }}
{{- end }}

{{/*
The configuration of collector.
*/}}
{{- define "extension-metrics.collector-config" -}}
# Written by wingen; change it through the chart's values.
extensions:
  health_check:
    endpoint: "0.0.0.0:13133"
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  basicauth/grafana-cloud:
    client_auth:
      username: {{ .Values.grafanaCloud.prometheus.instance | toRawJson }}
      password_file: /etc/wingen/grafana-cloud-token/value
  {{- end }}
  {{- if .Values.events.enabled }}
  basicauth/grafana-cloud-otlp:
    client_auth:
      username: {{ .Values.grafanaCloud.otlp.instance | toRawJson }}
      password_file: /etc/wingen/grafana-cloud-otlp-token/value
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.extensions "health_check" "basicauth/grafana-cloud" "basicauth/grafana-cloud-otlp" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- if or (and (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled)) (and (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.resources) (and (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.cadvisor) (and (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.nodeExporter.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubeStateMetrics.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.pods) (and (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.services) .Values.events.enabled (omit .Values.collector.config.receivers "prometheus" "k8s_events") }}
receivers:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  prometheus:
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
    config:
      {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
      scrape_configs:
        {{- if and .Values.scrape.windowsExporter.enabled .Values.extension.enabled }}
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
                  label: {{ .Values.extension.nodeLabelSelector | toRawJson }}
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
              regex: {{ printf "%s;%s" (.Release.Name | replace "." "\\.") (include "extension-metrics.name" . | replace "." "\\.") | toRawJson }}
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
              regex: {{ printf "%s;%s" (.Release.Name | replace "." "\\.") (include "extension-metrics.name" . | replace "." "\\.") | toRawJson }}
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
  {{- if .Values.events.enabled }}
  k8s_events:
    auth_type: serviceAccount
    {{- if .Values.events.namespaces }}
    namespaces: {{ toJson .Values.events.namespaces }}
    {{- end }}
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.receivers "prometheus" "k8s_events" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services .Values.events.enabled) (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.events.enabled (omit .Values.collector.config.processors "memory_limiter" "resource/origin" "batch" "resource/events") }}
processors:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services .Values.events.enabled }}
  memory_limiter:
    check_interval: 1s
    limit_mib: {{ div (mul (int64 .Values.collector.resources.memoryMiB) 80) 100 }}
    spike_limit_mib: {{ div (mul (int64 .Values.collector.resources.memoryMiB) 16) 100 }}
  {{- end }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  resource/origin:
    attributes:
      - key: k8s.cluster.name
        value: {{ .Values.collectors.clusterName | toRawJson }}
        action: upsert
  {{- end }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services .Values.events.enabled }}
  batch:
    send_batch_size: 8192
    send_batch_max_size: 8192
    timeout: 5s
  {{- end }}
  {{- if .Values.events.enabled }}
  resource/events:
    attributes:
      - key: k8s.cluster.name
        value: {{ .Values.collectors.clusterName | toRawJson }}
        action: upsert
      - key: service.name
        value: kubernetes-events
        action: insert
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.processors "memory_limiter" "resource/origin" "batch" "resource/events" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.events.enabled (omit .Values.collector.config.exporters "prometheus_remote_write/grafana-cloud" "otlp_http/grafana-cloud") }}
exporters:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  prometheus_remote_write/grafana-cloud:
    endpoint: {{ .Values.grafanaCloud.prometheus.endpoint | toRawJson }}
    auth:
      authenticator: basicauth/grafana-cloud
    timeout: 30s
    translation_strategy: UnderscoreEscapingWithoutSuffixes
    disable_scope_info: true
    target_info:
      enabled: false
  {{- end }}
  {{- if .Values.events.enabled }}
  otlp_http/grafana-cloud:
    endpoint: {{ .Values.grafanaCloud.otlp.endpoint | toRawJson }}
    auth:
      authenticator: basicauth/grafana-cloud-otlp
    sending_queue:
      sizer: bytes
      queue_size: 67108864
      batch:
        min_size: 500000
        max_size: 1000000
        sizer: bytes
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.exporters "prometheus_remote_write/grafana-cloud" "otlp_http/grafana-cloud" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if .Values.collector.config.connectors }}
connectors: {{ toJson .Values.collector.config.connectors }}
{{- end }}
service:
  extensions:
    - health_check
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
    - basicauth/grafana-cloud
    {{- end }}
    {{- if .Values.events.enabled }}
    - basicauth/grafana-cloud-otlp
    {{- end }}
    {{- range $key, $value := omit .Values.collector.config.extensions "health_check" "basicauth/grafana-cloud" "basicauth/grafana-cloud-otlp" }}
    - {{ $key | toRawJson }}
    {{- end }}
  {{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.events.enabled (and .Values.collector.config.traces.receivers .Values.collector.config.traces.exporters) (omit .Values.collector.config.pipelines "metrics" "logs" "traces/added") }}
  pipelines:
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
    metrics:
      {{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.collector.config.metrics.receivers }}
      receivers:
        {{- if or (and .Values.scrape.windowsExporter.enabled .Values.extension.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
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
        - prometheus_remote_write/grafana-cloud
        {{- range $element := .Values.collector.config.metrics.exporters }}
        - {{ toJson $element }}
        {{- end }}
    {{- end }}
    {{- if .Values.events.enabled }}
    logs:
      {{- if or .Values.events.enabled .Values.collector.config.logs.receivers }}
      receivers:
        {{- if .Values.events.enabled }}
        - k8s_events
        {{- end }}
        {{- range $element := .Values.collector.config.logs.receivers }}
        - {{ toJson $element }}
        {{- end }}
      {{- end }}
      processors:
        - memory_limiter
        - resource/events
        {{- range $element := .Values.collector.config.logs.processors }}
        - {{ toJson $element }}
        {{- end }}
        - batch
      exporters:
        - otlp_http/grafana-cloud
        {{- range $element := .Values.collector.config.logs.exporters }}
        - {{ toJson $element }}
        {{- end }}
    {{- end }}
    {{- if and .Values.collector.config.traces.receivers .Values.collector.config.traces.exporters }}
    traces/added:
      receivers: {{ toJson .Values.collector.config.traces.receivers }}
      {{- if .Values.collector.config.traces.processors }}
      processors: {{ toJson .Values.collector.config.traces.processors }}
      {{- end }}
      exporters: {{ toJson .Values.collector.config.traces.exporters }}
    {{- end }}
    {{- range $key, $value := omit .Values.collector.config.pipelines "metrics" "logs" "traces/added" }}
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
