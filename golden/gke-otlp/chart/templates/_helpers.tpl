{{/*
The chart's name.
*/}}
{{- define "otlp-telemetry.name" -}}
{{- if .Values.nameOverride }}
{{- .Values.nameOverride }}
{{- else }}
{{- .Chart.Name }}
{{- end }}
{{- end }}

{{/*
The release's name as the beginning of objects' names: without dots, and with a letter first, as Services demand (RFC 1035).
*/}}
{{- define "otlp-telemetry.release" -}}
{{- if regexMatch "^[0-9]" .Release.Name }}
{{- printf "r%s" (.Release.Name | replace "." "-") }}
{{- else }}
{{- .Release.Name | replace "." "-" }}
{{- end }}
{{- end }}

{{/*
The first part of every object's name.
*/}}
{{- define "otlp-telemetry.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else if contains (include "otlp-telemetry.name" .) .Release.Name }}
{{- include "otlp-telemetry.release" . }}
{{- else }}
{{- printf "%s-%s" (include "otlp-telemetry.release" .) (include "otlp-telemetry.name" .) | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/*
Name and version of the chart, as a label's value.
*/}}
{{- define "otlp-telemetry.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The recommended labels (kubernetes.io, "Recommended Labels").
*/}}
{{- define "otlp-telemetry.labels" -}}
helm.sh/chart: {{ include "otlp-telemetry.chart" . | quote }}
{{- include "otlp-telemetry.selectorLabels" . | nindent 0 }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with omit .Values.commonLabels "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "helm.sh/chart" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" "pod-security.kubernetes.io/enforce" "windows-build" }}
{{- toYaml . | nindent 0 }}
{{- end }}
{{- end }}

{{/*
The labels that tell this release's pods from all others; they never change.
*/}}
{{- define "otlp-telemetry.selectorLabels" -}}
app.kubernetes.io/name: {{ include "otlp-telemetry.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
The name of what is called node-linux.
*/}}
{{- define "otlp-telemetry.node-linux.fullname" -}}
{{- printf "%s-node-linux" (include "otlp-telemetry.fullname" . | trunc 52 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called gateway.
*/}}
{{- define "otlp-telemetry.gateway.fullname" -}}
{{- printf "%s-gateway" (include "otlp-telemetry.fullname" . | trunc 55 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called node-windows.
*/}}
{{- define "otlp-telemetry.node-windows.fullname" -}}
{{- printf "%s-node-windows" (include "otlp-telemetry.fullname" . | trunc 50 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called collector.
*/}}
{{- define "otlp-telemetry.collector.fullname" -}}
{{- printf "%s-collector" (include "otlp-telemetry.fullname" . | trunc 53 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called exporter.
*/}}
{{- define "otlp-telemetry.exporter.fullname" -}}
{{- printf "%s-exporter" (include "otlp-telemetry.fullname" . | trunc 54 | trimSuffix "-") }}
{{- end }}

{{/*
The name of what is called collector-test.
*/}}
{{- define "otlp-telemetry.collector-test.fullname" -}}
{{- printf "%s-collector-test" (include "otlp-telemetry.fullname" . | trunc 48 | trimSuffix "-") }}
{{- end }}

{{/*
The exporter's configuration file.
*/}}
{{- define "otlp-telemetry.exporter-config" -}}
# Written by wingen; change it through the chart's values.
collectors:
  enabled: {{ join "," .Values.exporter.collectors | toRawJson }}
{{- if .Values.hostProcess.collectorOptions }}
collector: {{ toJson .Values.hostProcess.collectorOptions }}
{{- end }}
{{- end }}

{{/*
The configuration of node-linux.
*/}}
{{- define "otlp-telemetry.node-linux-config" -}}
# Written by wingen; change it through the chart's values.
extensions:
  health_check:
    endpoint: "0.0.0.0:13133"
  {{- if .Values.logs.enabled }}
  file_storage:
    directory: {{ printf "/var/lib/otelcol/%s/%s" .Release.Namespace (include "otlp-telemetry.node-linux.fullname" .) | toRawJson }}
  {{- end }}
  {{- range $key, $value := omit .Values.linuxNodes.config.extensions "health_check" "file_storage" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- if or (and (or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods) .Values.scrape.kubelet.enabled) (and (or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods) .Values.scrape.kubelet.resources) (and (or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods) .Values.scrape.kubelet.cadvisor) (and (or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods) .Values.scrape.nodeExporter.enabled) (and (or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods) .Values.scrape.applications.pods) .Values.logs.enabled (omit .Values.linuxNodes.config.receivers "prometheus" "file_log/containers") }}
receivers:
  {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods }}
  {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods }}
  prometheus:
    {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods }}
    config:
      {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods }}
      scrape_configs:
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
              selectors:
                - role: node
                  field: "metadata.name=${env:NODE_NAME}"
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
              selectors:
                - role: node
                  field: "metadata.name=${env:NODE_NAME}"
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
                  field: "metadata.name=${env:NODE_NAME}"
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
                  field: "spec.nodeName=${env:NODE_NAME}"
                - role: node
                  field: "metadata.name=${env:NODE_NAME}"
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
              selectors:
                - role: pod
                  field: "spec.nodeName=${env:NODE_NAME}"
                - role: node
                  field: "metadata.name=${env:NODE_NAME}"
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
              regex: {{ printf "%s;%s" (.Release.Name | replace "." "\\.") (include "otlp-telemetry.name" . | replace "." "\\.") | toRawJson }}
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
      {{- end }}
    {{- end }}
  {{- end }}
  {{- end }}
  {{- if .Values.logs.enabled }}
  file_log/containers:
    {{- if or (and .Values.logs.namespaces .Values.logs.namespaces) (not .Values.logs.namespaces) }}
    include:
      {{- if .Values.logs.namespaces }}
      {{- range $namespace := .Values.logs.namespaces }}
      - {{ printf "/var/log/pods/%s_*/*/*.log" $namespace | toRawJson }}
      {{- end }}
      {{- else }}
      - /var/log/pods/*/*/*.log
      {{- end }}
    {{- end }}
    exclude:
      - {{ printf "/var/log/pods/%s_%s*/collector/*.log" .Release.Namespace (include "otlp-telemetry.fullname" . | trunc 37 | trimSuffix "-") | toRawJson }}
      {{- range $namespace := .Values.logs.excludedNamespaces }}
      - {{ printf "/var/log/pods/%s_*/*/*.log" $namespace | toRawJson }}
      {{- end }}
    start_at: {{ .Values.logs.startAt | toRawJson }}
    include_file_name: false
    include_file_path: true
    max_log_size: 256KiB
    operators:
      - type: container
      {{- range $rule := .Values.logs.multiline }}
      - type: add
        if: {{ printf "attributes[\"wingen.multiline\"] == nil%s%s" (ternary (printf " and resource[\"k8s.namespace.name\"] == \"%s\"" $rule.namespace) "" (not (empty $rule.namespace))) (ternary (printf " and resource[\"k8s.container.name\"] == \"%s\"" $rule.container) "" (not (empty $rule.container))) | toRawJson }}
        field: "attributes[\"wingen.multiline\"]"
        value: {{ $rule.name | toRawJson }}
      {{- end }}
      {{- range $rule := .Values.logs.multiline }}
      - type: recombine
        if: {{ printf "attributes[\"wingen.multiline\"] == \"%s\"" $rule.name | toRawJson }}
        combine_field: body
        is_first_entry: {{ printf "body matches `%s`" ($rule.firstLine | replace "$" "$$") | toRawJson }}
        source_identifier: "attributes[\"log.file.path\"]"
        max_log_size: 256KiB
      {{- end }}
      {{- if .Values.logs.multiline }}
      - type: remove
        if: "attributes[\"wingen.multiline\"] != nil"
        field: "attributes[\"wingen.multiline\"]"
      {{- end }}
    storage: file_storage
    retry_on_failure:
      enabled: true
  {{- end }}
  {{- range $key, $value := omit .Values.linuxNodes.config.receivers "prometheus" "file_log/containers" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if or (or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods .Values.logs.enabled) .Values.logs.enabled (omit .Values.linuxNodes.config.processors "memory_limiter" "resource/origin" "batch" "k8s_attributes") }}
processors:
  {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods .Values.logs.enabled }}
  memory_limiter:
    check_interval: 1s
    limit_mib: {{ div (mul (int64 .Values.linuxNodes.resources.memoryMiB) 80) 100 }}
    spike_limit_mib: {{ div (mul (int64 .Values.linuxNodes.resources.memoryMiB) 16) 100 }}
  {{- end }}
  {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods .Values.logs.enabled }}
  resource/origin:
    attributes:
      - key: k8s.cluster.name
        value: {{ .Values.collectors.clusterName | toRawJson }}
        action: upsert
      - key: k8s.node.name
        value: "${env:NODE_NAME}"
        action: upsert
  {{- end }}
  {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods .Values.logs.enabled }}
  batch:
    send_batch_size: 8192
    send_batch_max_size: 8192
    timeout: 5s
  {{- end }}
  {{- if .Values.logs.enabled }}
  k8s_attributes:
    auth_type: serviceAccount
    filter:
      node_from_env_var: NODE_NAME
    extract:
      metadata:
        - k8s.deployment.name
        - k8s.statefulset.name
        - k8s.daemonset.name
        - k8s.cronjob.name
        - k8s.job.name
    pod_association:
      - sources:
          - from: resource_attribute
            name: k8s.pod.uid
    wait_for_metadata: true
  {{- end }}
  {{- range $key, $value := omit .Values.linuxNodes.config.processors "memory_limiter" "resource/origin" "batch" "k8s_attributes" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if or (or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods .Values.logs.enabled) (omit .Values.linuxNodes.config.exporters "otlp_grpc/gateway") }}
exporters:
  {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods .Values.logs.enabled }}
  otlp_grpc/gateway:
    endpoint: {{ printf "dns:///%s:4317" (include "otlp-telemetry.gateway.fullname" .) | toRawJson }}
    tls:
      insecure: true
    balancer_name: round_robin
    sending_queue:
      sizer: bytes
      queue_size: 67108864
      batch:
        min_size: 1500000
        max_size: 3000000
        sizer: bytes
  {{- end }}
  {{- range $key, $value := omit .Values.linuxNodes.config.exporters "otlp_grpc/gateway" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if .Values.linuxNodes.config.connectors }}
connectors: {{ toJson .Values.linuxNodes.config.connectors }}
{{- end }}
service:
  extensions:
    - health_check
    {{- if .Values.logs.enabled }}
    - file_storage
    {{- end }}
    {{- range $key, $value := omit .Values.linuxNodes.config.extensions "health_check" "file_storage" }}
    - {{ $key | toRawJson }}
    {{- end }}
  {{- if or (or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods) .Values.logs.enabled (and .Values.linuxNodes.config.traces.receivers .Values.linuxNodes.config.traces.exporters) (omit .Values.linuxNodes.config.pipelines "metrics" "logs" "traces/added") }}
  pipelines:
    {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods }}
    metrics:
      {{- if or (or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods) .Values.linuxNodes.config.metrics.receivers }}
      receivers:
        {{- if or .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.applications.pods }}
        - prometheus
        {{- end }}
        {{- range $element := .Values.linuxNodes.config.metrics.receivers }}
        - {{ toJson $element }}
        {{- end }}
      {{- end }}
      processors:
        - memory_limiter
        - resource/origin
        {{- range $element := .Values.linuxNodes.config.metrics.processors }}
        - {{ toJson $element }}
        {{- end }}
        - batch
      exporters:
        - otlp_grpc/gateway
        {{- range $element := .Values.linuxNodes.config.metrics.exporters }}
        - {{ toJson $element }}
        {{- end }}
    {{- end }}
    {{- if .Values.logs.enabled }}
    logs:
      {{- if or .Values.logs.enabled .Values.linuxNodes.config.logs.receivers }}
      receivers:
        {{- if .Values.logs.enabled }}
        - file_log/containers
        {{- end }}
        {{- range $element := .Values.linuxNodes.config.logs.receivers }}
        - {{ toJson $element }}
        {{- end }}
      {{- end }}
      processors:
        - memory_limiter
        {{- if .Values.logs.enabled }}
        - k8s_attributes
        {{- end }}
        - resource/origin
        {{- range $element := .Values.linuxNodes.config.logs.processors }}
        - {{ toJson $element }}
        {{- end }}
        - batch
      exporters:
        - otlp_grpc/gateway
        {{- range $element := .Values.linuxNodes.config.logs.exporters }}
        - {{ toJson $element }}
        {{- end }}
    {{- end }}
    {{- if and .Values.linuxNodes.config.traces.receivers .Values.linuxNodes.config.traces.exporters }}
    traces/added:
      receivers: {{ toJson .Values.linuxNodes.config.traces.receivers }}
      {{- if .Values.linuxNodes.config.traces.processors }}
      processors: {{ toJson .Values.linuxNodes.config.traces.processors }}
      {{- end }}
      exporters: {{ toJson .Values.linuxNodes.config.traces.exporters }}
    {{- end }}
    {{- range $key, $value := omit .Values.linuxNodes.config.pipelines "metrics" "logs" "traces/added" }}
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
The configuration of node-windows.
*/}}
{{- define "otlp-telemetry.node-windows-config" -}}
# Written by wingen; change it through the chart's values.
extensions:
  health_check:
    endpoint: "0.0.0.0:13133"
  {{- if .Values.logs.enabled }}
  file_storage:
    directory: {{ printf "C:\\ProgramData\\otelcol\\%s\\%s" .Release.Namespace (include "otlp-telemetry.node-windows.fullname" .) | toRawJson }}
  {{- end }}
  {{- range $key, $value := omit .Values.windowsNodes.config.extensions "health_check" "file_storage" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- if or (and (or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods) (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled)) (and (or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods) .Values.scrape.kubelet.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods) .Values.scrape.kubelet.resources) (and (or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods) .Values.scrape.applications.pods) .Values.logs.enabled (omit .Values.windowsNodes.config.receivers "prometheus" "file_log/containers") }}
receivers:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods }}
  prometheus:
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods }}
    config:
      {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods }}
      scrape_configs:
        {{- if and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled }}
        - job_name: windows-exporter
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
            password_file: C:\etc\wingen\windows-exporter-password\value
          {{- end }}
          {{- if .Values.hostProcess.protection.tls }}
          tls_config:
            ca_file: C:\etc\wingen\windows-exporter-ca\value
            server_name: {{ .Values.hostProcess.protection.serverName | toRawJson }}
          {{- end }}
          kubernetes_sd_configs:
            - role: node
              selectors:
                - role: node
                  label: {{ ternary (printf "kubernetes.io/os=windows,%s" (toJson .Values.hostProcess.pod.nodeSelector | replace "\":\"" "=" | replace "\",\"" "," | replace "{\"" "" | replace "\"}" "")) "kubernetes.io/os=windows" (not (empty .Values.hostProcess.pod.nodeSelector)) | toRawJson }}
                  field: "metadata.name=${env:NODE_NAME}"
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
              selectors:
                - role: node
                  field: "metadata.name=${env:NODE_NAME}"
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
              selectors:
                - role: node
                  field: "metadata.name=${env:NODE_NAME}"
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
              selectors:
                - role: pod
                  field: "spec.nodeName=${env:NODE_NAME}"
                - role: node
                  field: "metadata.name=${env:NODE_NAME}"
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
              regex: {{ printf "%s;%s" (.Release.Name | replace "." "\\.") (include "otlp-telemetry.name" . | replace "." "\\.") | toRawJson }}
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
      {{- end }}
    {{- end }}
  {{- end }}
  {{- end }}
  {{- if .Values.logs.enabled }}
  file_log/containers:
    {{- if or (and .Values.logs.namespaces .Values.logs.namespaces) (not .Values.logs.namespaces) }}
    include:
      {{- if .Values.logs.namespaces }}
      {{- range $namespace := .Values.logs.namespaces }}
      - {{ printf "C:\\var\\log\\pods\\%s_*\\*\\*.log" $namespace | toRawJson }}
      {{- end }}
      {{- else }}
      - C:\var\log\pods\*\*\*.log
      {{- end }}
    {{- end }}
    exclude:
      - {{ printf "C:\\var\\log\\pods\\%s_%s*\\collector\\*.log" .Release.Namespace (include "otlp-telemetry.fullname" . | trunc 37 | trimSuffix "-") | toRawJson }}
      {{- range $namespace := .Values.logs.excludedNamespaces }}
      - {{ printf "C:\\var\\log\\pods\\%s_*\\*\\*.log" $namespace | toRawJson }}
      {{- end }}
    start_at: {{ .Values.logs.startAt | toRawJson }}
    include_file_name: false
    include_file_path: true
    max_log_size: 256KiB
    operators:
      - type: container
      {{- range $rule := .Values.logs.multiline }}
      - type: add
        if: {{ printf "attributes[\"wingen.multiline\"] == nil%s%s" (ternary (printf " and resource[\"k8s.namespace.name\"] == \"%s\"" $rule.namespace) "" (not (empty $rule.namespace))) (ternary (printf " and resource[\"k8s.container.name\"] == \"%s\"" $rule.container) "" (not (empty $rule.container))) | toRawJson }}
        field: "attributes[\"wingen.multiline\"]"
        value: {{ $rule.name | toRawJson }}
      {{- end }}
      {{- range $rule := .Values.logs.multiline }}
      - type: recombine
        if: {{ printf "attributes[\"wingen.multiline\"] == \"%s\"" $rule.name | toRawJson }}
        combine_field: body
        is_first_entry: {{ printf "body matches `%s`" ($rule.firstLine | replace "$" "$$") | toRawJson }}
        source_identifier: "attributes[\"log.file.path\"]"
        max_log_size: 256KiB
      {{- end }}
      {{- if .Values.logs.multiline }}
      - type: remove
        if: "attributes[\"wingen.multiline\"] != nil"
        field: "attributes[\"wingen.multiline\"]"
      {{- end }}
    storage: file_storage
    retry_on_failure:
      enabled: true
  {{- end }}
  {{- range $key, $value := omit .Values.windowsNodes.config.receivers "prometheus" "file_log/containers" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods .Values.logs.enabled) .Values.logs.enabled (omit .Values.windowsNodes.config.processors "memory_limiter" "resource/origin" "batch" "k8s_attributes") }}
processors:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods .Values.logs.enabled }}
  memory_limiter:
    check_interval: 1s
    limit_mib: {{ div (mul (int64 .Values.windowsNodes.resources.memoryMiB) 80) 100 }}
    spike_limit_mib: {{ div (mul (int64 .Values.windowsNodes.resources.memoryMiB) 16) 100 }}
  {{- end }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods .Values.logs.enabled }}
  resource/origin:
    attributes:
      - key: k8s.cluster.name
        value: {{ .Values.collectors.clusterName | toRawJson }}
        action: upsert
      - key: k8s.node.name
        value: "${env:NODE_NAME}"
        action: upsert
  {{- end }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods .Values.logs.enabled }}
  batch:
    send_batch_size: 8192
    send_batch_max_size: 8192
    timeout: 5s
  {{- end }}
  {{- if .Values.logs.enabled }}
  k8s_attributes:
    auth_type: serviceAccount
    filter:
      node_from_env_var: NODE_NAME
    extract:
      metadata:
        - k8s.deployment.name
        - k8s.statefulset.name
        - k8s.daemonset.name
        - k8s.cronjob.name
        - k8s.job.name
    pod_association:
      - sources:
          - from: resource_attribute
            name: k8s.pod.uid
    wait_for_metadata: true
  {{- end }}
  {{- range $key, $value := omit .Values.windowsNodes.config.processors "memory_limiter" "resource/origin" "batch" "k8s_attributes" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods .Values.logs.enabled) (omit .Values.windowsNodes.config.exporters "otlp_grpc/gateway") }}
exporters:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods .Values.logs.enabled }}
  otlp_grpc/gateway:
    endpoint: {{ printf "dns:///%s:4317" (include "otlp-telemetry.gateway.fullname" .) | toRawJson }}
    tls:
      insecure: true
    balancer_name: round_robin
    sending_queue:
      sizer: bytes
      queue_size: 67108864
      batch:
        min_size: 1500000
        max_size: 3000000
        sizer: bytes
  {{- end }}
  {{- range $key, $value := omit .Values.windowsNodes.config.exporters "otlp_grpc/gateway" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if .Values.windowsNodes.config.connectors }}
connectors: {{ toJson .Values.windowsNodes.config.connectors }}
{{- end }}
service:
  extensions:
    - health_check
    {{- if .Values.logs.enabled }}
    - file_storage
    {{- end }}
    {{- range $key, $value := omit .Values.windowsNodes.config.extensions "health_check" "file_storage" }}
    - {{ $key | toRawJson }}
    {{- end }}
  {{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods) .Values.logs.enabled (and .Values.windowsNodes.config.traces.receivers .Values.windowsNodes.config.traces.exporters) (omit .Values.windowsNodes.config.pipelines "metrics" "logs" "traces/added") }}
  pipelines:
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods }}
    metrics:
      {{- if or (or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods) .Values.windowsNodes.config.metrics.receivers }}
      receivers:
        {{- if or (and .Values.scrape.windowsExporter.enabled .Values.hostProcess.enabled) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.applications.pods }}
        - prometheus
        {{- end }}
        {{- range $element := .Values.windowsNodes.config.metrics.receivers }}
        - {{ toJson $element }}
        {{- end }}
      {{- end }}
      processors:
        - memory_limiter
        - resource/origin
        {{- range $element := .Values.windowsNodes.config.metrics.processors }}
        - {{ toJson $element }}
        {{- end }}
        - batch
      exporters:
        - otlp_grpc/gateway
        {{- range $element := .Values.windowsNodes.config.metrics.exporters }}
        - {{ toJson $element }}
        {{- end }}
    {{- end }}
    {{- if .Values.logs.enabled }}
    logs:
      {{- if or .Values.logs.enabled .Values.windowsNodes.config.logs.receivers }}
      receivers:
        {{- if .Values.logs.enabled }}
        - file_log/containers
        {{- end }}
        {{- range $element := .Values.windowsNodes.config.logs.receivers }}
        - {{ toJson $element }}
        {{- end }}
      {{- end }}
      processors:
        - memory_limiter
        {{- if .Values.logs.enabled }}
        - k8s_attributes
        {{- end }}
        - resource/origin
        {{- range $element := .Values.windowsNodes.config.logs.processors }}
        - {{ toJson $element }}
        {{- end }}
        - batch
      exporters:
        - otlp_grpc/gateway
        {{- range $element := .Values.windowsNodes.config.logs.exporters }}
        - {{ toJson $element }}
        {{- end }}
    {{- end }}
    {{- if and .Values.windowsNodes.config.traces.receivers .Values.windowsNodes.config.traces.exporters }}
    traces/added:
      receivers: {{ toJson .Values.windowsNodes.config.traces.receivers }}
      {{- if .Values.windowsNodes.config.traces.processors }}
      processors: {{ toJson .Values.windowsNodes.config.traces.processors }}
      {{- end }}
      exporters: {{ toJson .Values.windowsNodes.config.traces.exporters }}
    {{- end }}
    {{- range $key, $value := omit .Values.windowsNodes.config.pipelines "metrics" "logs" "traces/added" }}
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
The configuration of collector.
*/}}
{{- define "otlp-telemetry.collector-config" -}}
# Written by wingen; change it through the chart's values.
extensions:
  health_check:
    endpoint: "0.0.0.0:13133"
  {{- range $key, $value := omit .Values.collector.config.extensions "health_check" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- if or (and (or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services) .Values.scrape.kubeStateMetrics.enabled) (and (or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services) .Values.scrape.applications.services) .Values.events.enabled (omit .Values.collector.config.receivers "prometheus" "k8s_events") }}
receivers:
  {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services }}
  {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services }}
  prometheus:
    {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services }}
    config:
      {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services }}
      scrape_configs:
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
              regex: {{ printf "%s;%s" (.Release.Name | replace "." "\\.") (include "otlp-telemetry.name" . | replace "." "\\.") | toRawJson }}
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
{{- if or (or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services .Values.events.enabled) (or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services) .Values.events.enabled (omit .Values.collector.config.processors "memory_limiter" "resource/origin" "batch" "resource/events") }}
processors:
  {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services .Values.events.enabled }}
  memory_limiter:
    check_interval: 1s
    limit_mib: {{ div (mul (int64 .Values.collector.resources.memoryMiB) 80) 100 }}
    spike_limit_mib: {{ div (mul (int64 .Values.collector.resources.memoryMiB) 16) 100 }}
  {{- end }}
  {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services }}
  resource/origin:
    attributes:
      - key: k8s.cluster.name
        value: {{ .Values.collectors.clusterName | toRawJson }}
        action: upsert
  {{- end }}
  {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services .Values.events.enabled }}
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
{{- if or (or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services .Values.events.enabled) (omit .Values.collector.config.exporters "otlp_grpc/gateway") }}
exporters:
  {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services .Values.events.enabled }}
  otlp_grpc/gateway:
    endpoint: {{ printf "dns:///%s:4317" (include "otlp-telemetry.gateway.fullname" .) | toRawJson }}
    tls:
      insecure: true
    balancer_name: round_robin
    sending_queue:
      sizer: bytes
      queue_size: 67108864
      batch:
        min_size: 1500000
        max_size: 3000000
        sizer: bytes
  {{- end }}
  {{- range $key, $value := omit .Values.collector.config.exporters "otlp_grpc/gateway" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- end }}
{{- if .Values.collector.config.connectors }}
connectors: {{ toJson .Values.collector.config.connectors }}
{{- end }}
service:
  extensions:
    - health_check
    {{- range $key, $value := omit .Values.collector.config.extensions "health_check" }}
    - {{ $key | toRawJson }}
    {{- end }}
  {{- if or (or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services) .Values.events.enabled (and .Values.collector.config.traces.receivers .Values.collector.config.traces.exporters) (omit .Values.collector.config.pipelines "metrics" "logs" "traces/added") }}
  pipelines:
    {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services }}
    metrics:
      {{- if or (or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services) .Values.collector.config.metrics.receivers }}
      receivers:
        {{- if or .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.services }}
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
        - otlp_grpc/gateway
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
        - otlp_grpc/gateway
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

{{/*
The configuration of gateway.
*/}}
{{- define "otlp-telemetry.gateway-config" -}}
# Written by wingen; change it through the chart's values.
extensions:
  health_check:
    endpoint: "0.0.0.0:13133"
  bearertokenauth/otlp:
    scheme: Bearer
    filename: /etc/wingen/otlp-token/value
  {{- range $key, $value := omit .Values.gateway.config.extensions "health_check" "bearertokenauth/otlp" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
receivers:
  otlp:
    protocols:
      grpc:
        endpoint: "0.0.0.0:4317"
        max_recv_msg_size_mib: 32
        keepalive:
          server_parameters:
            max_connection_age: 5m
      http:
        endpoint: "0.0.0.0:4318"
  {{- range $key, $value := omit .Values.gateway.config.receivers "otlp" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
processors:
  memory_limiter:
    check_interval: 1s
    limit_mib: {{ div (mul (int64 .Values.gateway.resources.memoryMiB) 80) 100 }}
    spike_limit_mib: {{ div (mul (int64 .Values.gateway.resources.memoryMiB) 16) 100 }}
  resource/origin:
    attributes:
      - key: k8s.cluster.name
        value: {{ .Values.collectors.clusterName | toRawJson }}
        action: insert
  batch:
    send_batch_size: 8192
    send_batch_max_size: 8192
    timeout: 5s
  {{- range $key, $value := omit .Values.gateway.config.processors "memory_limiter" "resource/origin" "batch" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
exporters:
  otlp_grpc/otlp:
    endpoint: {{ .Values.otlp.endpoint | toRawJson }}
    auth:
      authenticator: bearertokenauth/otlp
    tls:
      insecure: {{ .Values.otlp.isInsecure }}
    sending_queue:
      sizer: bytes
      queue_size: 67108864
      batch:
        min_size: 1500000
        max_size: 3000000
        sizer: bytes
  {{- range $key, $value := omit .Values.gateway.config.exporters "otlp_grpc/otlp" }}
  {{ $key | toRawJson }}: {{ toJson $value }}
  {{- end }}
{{- if .Values.gateway.config.connectors }}
connectors: {{ toJson .Values.gateway.config.connectors }}
{{- end }}
service:
  extensions:
    - health_check
    - bearertokenauth/otlp
    {{- range $key, $value := omit .Values.gateway.config.extensions "health_check" "bearertokenauth/otlp" }}
    - {{ $key | toRawJson }}
    {{- end }}
  pipelines:
    metrics:
      receivers:
        - otlp
        {{- range $element := .Values.gateway.config.metrics.receivers }}
        - {{ toJson $element }}
        {{- end }}
      processors:
        - memory_limiter
        - resource/origin
        {{- range $element := .Values.gateway.config.metrics.processors }}
        - {{ toJson $element }}
        {{- end }}
        - batch
      exporters:
        - otlp_grpc/otlp
        {{- range $element := .Values.gateway.config.metrics.exporters }}
        - {{ toJson $element }}
        {{- end }}
    logs:
      receivers:
        - otlp
        {{- range $element := .Values.gateway.config.logs.receivers }}
        - {{ toJson $element }}
        {{- end }}
      processors:
        - memory_limiter
        - resource/origin
        {{- range $element := .Values.gateway.config.logs.processors }}
        - {{ toJson $element }}
        {{- end }}
        - batch
      exporters:
        - otlp_grpc/otlp
        {{- range $element := .Values.gateway.config.logs.exporters }}
        - {{ toJson $element }}
        {{- end }}
    traces:
      receivers:
        - otlp
        {{- range $element := .Values.gateway.config.traces.receivers }}
        - {{ toJson $element }}
        {{- end }}
      processors:
        - memory_limiter
        - resource/origin
        {{- range $element := .Values.gateway.config.traces.processors }}
        - {{ toJson $element }}
        {{- end }}
        - batch
      exporters:
        - otlp_grpc/otlp
        {{- range $element := .Values.gateway.config.traces.exporters }}
        - {{ toJson $element }}
        {{- end }}
    {{- range $key, $value := omit .Values.gateway.config.pipelines "metrics" "logs" "traces" }}
    {{ $key | toRawJson }}: {{ toJson $value }}
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
