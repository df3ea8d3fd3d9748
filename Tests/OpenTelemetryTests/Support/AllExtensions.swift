import ChartModel
import OpenTelemetry
import YAML

extension Encoded {
  static let extensions: [Encoded] = [
    Encoded(
      CollectorExtension.healthCheck(HTTPServer(endpoint: "0.0.0.0:13133"), path: "/health"), "{endpoint: \"0.0.0.0:13133\", path: /health}"
    ),
    Encoded(
      CollectorExtension.pprof(endpoint: "localhost:1", blockProfileFraction: 3, mutexProfileFraction: 4),
      "{endpoint: \"localhost:1\", block_profile_fraction: 3, mutex_profile_fraction: 4}"),
    Encoded(CollectorExtension.zPages(endpoint: "localhost:2"), "{endpoint: \"localhost:2\"}"),
    Encoded(CollectorExtension.raw("host_observer", named: "x", ["refresh_interval": "10s"]), "{refresh_interval: 10s}"),
    Encoded(
      Storage.file(
        named: "x", directory: "/d", createsDirectory: true, timeout: "1s", fsync: true, compacts: true, compactionDirectory: "/tmp"),
      "{directory: /d, create_directory: true, timeout: 1s, fsync: true, compaction: {on_start: true, on_rebound: true, directory: /tmp}}"),
    Encoded(
      LeaderElector.lease(lease: "l", namespace: "n", duration: "15s", renewDeadline: "10s", retryPeriod: "2s"),
      """
      auth_type: serviceAccount
      lease_name: l
      lease_namespace: "n"
      lease_duration: 15s
      renew_deadline: 10s
      retry_period: 2s
      """),
    Encoded(Authenticator.basic(user: .value("u"), password: .file("/p")), "client_auth: {username: u, password_file: /p}"),
    Encoded(Authenticator.basic(user: .file("/u"), password: .value("p")), "client_auth: {username_file: /u, password: p}"),
    Encoded(Authenticator.bearerToken(.file("/t")), "{scheme: Bearer, filename: /t}"),
    Encoded(Authenticator.bearerToken(named: "x", .value("t"), scheme: "", header: "api-key"), "{header: api-key, scheme: \"\", token: t}"),
    Encoded(
      Authenticator.oauth2(
        tokenURL: "https://x/token", clientID: .value("i"), clientSecret: .file("/s"), scopes: ["a"], endpointParameters: ["audience": "b"],
        timeout: "2s", tls: TLSClient(caFile: "/ca")),
      """
      client_id: i
      client_secret_file: /s
      token_url: https://x/token
      scopes: [a]
      endpoint_params: {audience: [b]}
      timeout: 2s
      tls: {ca_file: /ca}
      """),
    Encoded(
      Authenticator.sigV4(region: "eu-west-1", service: "aps", role: "arn:x", roleRegion: "us-east-1"),
      "{region: eu-west-1, service: aps, assume_role: {arn: 'arn:x', sts_region: us-east-1}}"),
    Encoded(Authenticator.azure(.managed(clientID: nil), scopes: ["s"]), "{managed_identity: {}, scopes: [s]}"),
    Encoded(Authenticator.azure(named: "m", .managed(clientID: "c"), scopes: ["s"]), "{managed_identity: {client_id: c}, scopes: [s]}"),
    Encoded(
      Authenticator.azure(named: "w", .workload(clientID: "c", tenantID: "t", tokenFile: "/f"), scopes: ["s"]),
      "{workload_identity: {client_id: c, tenant_id: t, federated_token_file: /f}, scopes: [s]}"),
    Encoded(
      Authenticator.azure(named: "p", .servicePrincipal(clientID: "c", tenantID: "t", clientSecret: "s"), scopes: ["s"]),
      "{service_principal: {tenant_id: t, client_id: c, client_secret: s}, scopes: [s]}"),
    Encoded(Authenticator.google(project: "p", quotaProject: "q", scopes: ["s"]), "{project: p, quota_project: q, scopes: [s]}"),
    Encoded(
      Authenticator.headers(
        [.value("a", "b"), .fromContext("c", key: "d")], after: .azure(named: "w", .managed(clientID: "c"), scopes: [])),
      """
      headers: [{action: upsert, key: a, value: b}, {action: upsert, key: c, from_context: d}]
      additional_auth: azure_auth/w
      """),
  ]

  static let connectors: [Encoded] = [
    Encoded(Connector<Logs, Logs>.forward().component, "{}"),
    Encoded(
      Connector<Traces, Metrics>.raw("span_metrics", named: "x", ["metrics_flush_interval": "15s"]).component,
      "{metrics_flush_interval: 15s}"),
  ]

  static let all = receivers + processors + exporters + extensions + connectors
}
