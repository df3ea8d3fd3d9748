extension ImageReference {
  /// Whether the image is one of a few well-known ones that are published for Linux alone. Images that are, but are not on the list,
  /// count as undecided; so do copies in other registries.
  ///
  /// Source: docker-library/official-images library (no architecture of theirs is windows-amd64); the repositories of the others;
  /// of the cluster agent DataDog/helm-charts charts/datadog/README.md (How to join a Cluster Agent).
  var isForLinuxOnly: Bool {
    if let tag, tag.hasBytes("windows") || tag.hasBytes("nanoserver") { return false }
    if let official = officialName { return Self.official.contains(official) }
    let repository = Self.withoutDockerHub(repository)
    if repository.hasPrefix("bitnami/") || repository.hasPrefix("gcr.io/distroless/") { return true }
    return Self.others.contains(repository)
  }

  /// The name among Docker's official images: `nginx`, `library/nginx`, `docker.io/library/nginx` and their mirror at Amazon.
  private var officialName: Substring? {
    var rest = Self.withoutDockerHub(repository)
    if rest.hasPrefix("public.ecr.aws/docker/") { rest = rest.dropFirst("public.ecr.aws/docker/".utf8.count) }
    if rest.hasPrefix("library/") { rest = rest.dropFirst("library/".utf8.count) }
    return rest.utf8.contains(UInt8(ascii: "/")) ? nil : rest
  }

  private static func withoutDockerHub(_ repository: Substring) -> Substring {
    for registry in ["docker.io/", "index.docker.io/", "registry-1.docker.io/"] where repository.hasPrefix(registry) {
      return repository.dropFirst(registry.utf8.count)
    }
    return repository
  }

  private static let official: Set<Substring> = [
    "almalinux", "alpine", "amazonlinux", "bash", "busybox", "debian", "fedora", "haproxy", "httpd", "mariadb", "memcached", "mysql",
    "nginx", "node", "perl", "php", "postgres", "rabbitmq", "redis", "rockylinux", "ruby", "ubuntu", "wordpress",
  ]

  private static let others: Set<Substring> = [
    "curlimages/curl", "quay.io/curl/curl", "prom/node-exporter", "quay.io/prometheus/node-exporter", "datadog/cluster-agent",
    "registry.datadoghq.com/cluster-agent", "gcr.io/datadoghq/cluster-agent", "public.ecr.aws/datadog/cluster-agent",
  ]
}
