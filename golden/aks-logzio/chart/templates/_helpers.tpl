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
{{- with omit .Values.commonLabels "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "helm.sh/chart" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" "installer-run" "windows-build" }}
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
{{- if or (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled)) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled))) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.resources) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubelet.cadvisor) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.nodeExporter.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.kubeStateMetrics.enabled) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.pods) (and (or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services) .Values.scrape.applications.services) (omit .Values.collector.config.receivers "prometheus") }}
receivers:
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
  prometheus:
    {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
    config:
      {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
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
      {{- end }}
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
      {{- if .Values.logzio.environment }}
      p8s_logzio_name: {{ .Values.logzio.environment | replace "$" "$$" | toRawJson }}
      {{- end }}
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
        {{- if or (and .Values.scrape.windowsExporter.enabled .Values.proxy.enabled) (and .Values.scrape.windowsExporter.enabled (not .Values.proxy.enabled)) .Values.scrape.kubelet.enabled .Values.scrape.kubelet.resources .Values.scrape.kubelet.cadvisor .Values.scrape.nodeExporter.enabled .Values.scrape.kubeStateMetrics.enabled .Values.scrape.applications.pods .Values.scrape.applications.services }}
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
