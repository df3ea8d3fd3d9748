extension TextPattern {
  /// What a common pattern asks for, in words and with an example; nil for a pattern that only its expression describes.
  var wording: String? {
    if let words = Self.wordings.first(where: { $0.pattern == self })?.words { return words }
    if let length = (2...63).first(where: { Self.dnsLabel(maxLength: $0) == self }) {
      return "at most \(length) lower-case letters, digits and hyphens, a letter or digit at both ends"
    }
    return Self.wordings.first { .optional($0.pattern) == self }.map { "\($0.words), or an empty text" }
  }

  private static let wordings: [(pattern: TextPattern, words: String)] = [
    (.dnsLabel, "at most 63 lower-case letters, digits and hyphens, a letter or digit at both ends"),
    (.serviceName, "at most 63 lower-case letters, digits and hyphens, a letter first"),
    (.dnsSubdomain, "a name of lower-case letters, digits, hyphens and dots, a letter or digit at both ends"),
    (.dataKey, "letters, digits, dots, hyphens and underscores, such as metrics-token"),
    (.qualifiedName, "a label key, such as team or example.com/team"),
    (.labelValue, "a label's value: at most 63 letters, digits, dots, hyphens and underscores, a letter or digit at both ends"),
    (.imageRegistry, "a registry's host, such as docker.io or registry.example.com:5000"),
    (.imageRepository, "an image's path without registry and tag, such as library/nginx"),
    (.imageTag, "an image's tag, such as 1.2.3 or 1.2.3@sha256:…"),
    (.sha256, "a SHA-256 digest: 64 digits from 0-9a-f, in lower case"),
    (.url, "an address that begins with https:// or http://"),
    (.version, "a version without a leading v, such as 1.2.3"),
    (.cronSchedule, "the five fields of a cron schedule, such as */10 * * * *, or @hourly, @daily and the like"),
    (.quantity, "a Kubernetes quantity, such as 500m or 1.5Gi"),
  ]
}
