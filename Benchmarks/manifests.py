#!/usr/bin/env python3
"""Writes manifests to be checked: FILES files of twelve objects each, every one an application as people deploy it.

usage: manifests.py FOLDER FILES   |   manifests.py - MEGABYTES   (a stream on standard output)
"""
import sys

APPLICATION = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-{n}
  namespace: team-{t}
  labels: &labels
    app.kubernetes.io/name: web
    app.kubernetes.io/instance: web-{n}
    app.kubernetes.io/component: frontend
spec:
  replicas: 3
  revisionHistoryLimit: 5
  strategy:
    type: RollingUpdate
    rollingUpdate: {{maxSurge: 25%, maxUnavailable: 0}}
  selector:
    matchLabels:
      app.kubernetes.io/name: web
      app.kubernetes.io/instance: web-{n}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: web
        app.kubernetes.io/instance: web-{n}
        app.kubernetes.io/component: frontend
      annotations:
        checksum/config: 3b1f7f0c5d3f7a3d9d1b8f6f5a4c3b2a1908f7e6d5c4b3a291807f6e5d4c3b2a
    spec:
      serviceAccountName: web-{n}
      os: {{name: linux}}
      nodeSelector:
        kubernetes.io/os: linux
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        fsGroup: 10001
      containers:
        - name: web
          image: registry.example.com/shop/web:{t}.{n}.1
          imagePullPolicy: IfNotPresent
          args: ["--config=/etc/web/config.yaml", "--listen=:8080"]
          env:
            - name: POD_NAME
              valueFrom: {{fieldRef: {{fieldPath: metadata.name}}}}
            - name: DATABASE_HOST
              value: db-{n}.team-{t}.svc.cluster.local
            - name: DATABASE_PASSWORD
              valueFrom: {{secretKeyRef: {{name: web-{n}, key: token}}}}
          ports:
            - name: http
              containerPort: 8080
              protocol: TCP
          livenessProbe:
            httpGet: {{path: /healthz, port: http}}
            periodSeconds: 10
          readinessProbe:
            httpGet: {{path: /ready, port: http}}
            initialDelaySeconds: 5
          resources:
            requests: {{cpu: 100m, memory: 128Mi}}
            limits: {{cpu: 500m, memory: 256Mi}}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {{drop: [ALL]}}
          volumeMounts:
            - {{name: config, mountPath: /etc/web}}
            - {{name: tmp, mountPath: /tmp}}
      volumes:
        - name: config
          configMap: {{name: web-{n}}}
        - name: tmp
          emptyDir: {{}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: exporter-{n}
  namespace: team-{t}
  labels:
    app.kubernetes.io/name: exporter
    app.kubernetes.io/instance: exporter-{n}
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: exporter
      app.kubernetes.io/instance: exporter-{n}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: exporter
        app.kubernetes.io/instance: exporter-{n}
    spec:
      os:
        name: windows
      nodeSelector:
        kubernetes.io/os: windows
        kubernetes.io/arch: amd64
      tolerations:
        - operator: Exists
          effect: NoSchedule
      hostNetwork: true
      securityContext:
        windowsOptions:
          hostProcess: true
          runAsUserName: NT AUTHORITY\\SYSTEM
      containers:
        - name: windows-exporter
          image: ghcr.io/prometheus-community/windows-exporter:0.31.8
          args:
            - --config.file=%CONTAINER_SANDBOX_MOUNT_POINT%/config.yml
          ports:
            - name: metrics
              containerPort: {port}
              hostPort: {port}
          resources:
            limits:
              memory: 256Mi
          volumeMounts:
            - name: config
              mountPath: /config
      volumes:
        - name: config
          configMap:
            name: web-{n}
---
apiVersion: v1
kind: Service
metadata:
  name: web-{n}
  namespace: team-{t}
  labels:
    app.kubernetes.io/name: web
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: web
    app.kubernetes.io/instance: web-{n}
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web-{n}
  namespace: team-{t}
data:
  config.yaml: |
    server:
      listen: ":8080"
      timeouts: {{read: 10s, write: 10s}}
    features:
      - search
      - checkout
  log.level: info
---
apiVersion: v1
kind: Secret
metadata:
  name: web-{n}
  namespace: team-{t}
type: Opaque
data:
  token: aHR0cHM6Ly9leGFtcGxlLmNvbQ==
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web-{n}
  namespace: team-{t}
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: web-{n}
  namespace: team-{t}
rules:
  - apiGroups: [""]
    resources: [configmaps, endpoints]
    verbs: [get, list, watch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: web-{n}
  namespace: team-{t}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: web-{n}
subjects:
  - kind: ServiceAccount
    name: web-{n}
    namespace: team-{t}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web-{n}
  namespace: team-{t}
spec:
  scaleTargetRef: {{apiVersion: apps/v1, kind: Deployment, name: web-{n}}}
  minReplicas: 3
  maxReplicas: 12
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {{type: Utilization, averageUtilization: 70}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web-{n}
  namespace: team-{t}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: web
      app.kubernetes.io/instance: web-{n}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web-{n}
  namespace: team-{t}
spec:
  ingressClassName: nginx
  tls:
    - hosts: [shop-{n}.example.com]
      secretName: shop-{n}-tls
  rules:
    - host: shop-{n}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: {{service: {{name: web-{n}, port: {{name: http}}}}}}
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report-{n}
  namespace: team-{t}
spec:
  schedule: "17 3 * * *"
  concurrencyPolicy: Forbid
  successfulJobsHistoryLimit: 2
  jobTemplate:
    spec:
      backoffLimit: 2
      activeDeadlineSeconds: 3600
      template:
        spec:
          restartPolicy: Never
          os: {{name: linux}}
          nodeSelector: {{kubernetes.io/os: linux}}
          containers:
            - name: report
              image: registry.example.com/shop/report:1.4.{n}
              args: [--month, last]
              resources:
                requests: {{cpu: 50m, memory: 64Mi}}
                limits: {{memory: 128Mi}}
"""


def application(n):
    return APPLICATION.format(n=n, t=n % 40, port=9182 + n % 1000)


def main(target, size):
    if target == "-":
        written, n = 0, 0
        while written < int(size) << 20:
            text = ("---\n" if n else "") + application(n)
            written += sys.stdout.write(text)
            n += 1
        return
    import os

    os.makedirs(target, exist_ok=True)
    for n in range(int(size)):
        with open(f"{target}/app-{n:05}.yaml", "w") as file:
            file.write(application(n))


if __name__ == "__main__":
    main(*sys.argv[1:])
