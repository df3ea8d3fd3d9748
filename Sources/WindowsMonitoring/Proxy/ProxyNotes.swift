import ChartModel

/// What NOTES.txt says of the proxy.
struct ProxyNotes: ChartElement {
  let settings: ProxySettings
  let component: String

  var parts: [ChartPart] {
    Notes(
      "", "Windows nodes are reached through the proxy on port \(settings.port) of its pods:", "",
      "  kubectl get pods --namespace \(Release.namespace) --selector app.kubernetes.io/instance=\(Release.name),app.kubernetes.io/component=\(component) --output wide"
    )
    If(settings.protection.isNeeded) { secret }
  }

  /// Passwords go through files and standard input, never through arguments, which other processes and the shell's history see.
  private var secret: Chart {
    let protection = settings.protection
    return Chart {
      Notes(
        "",
        "The proxy's pods wait until the Secret \(protection.secretName) has the keys they need. If it is not there yet, make it; never put",
        "what is in it into values. After a change, new contents are in use within a minute or two.")
      If(protection.tls) {
        Notes(
          "",
          "tls.crt is a certificate with the DNS name \(protection.serverName), tls.key its key, and ca.crt the authority that collectors",
          "trust, all in PEM.")
      }
      If(protection.asksForPassword) {
        Notes(
          "", "The file password holds the password on one line, without a line feed at its end. It gives htpasswd, of which nginx for",
          "Windows knows only the forms $apr1$, {SSHA} and {PLAIN}:", "",
          "  { printf '%s:' '\(settings.protection.username)'; openssl passwd -apr1 -stdin < password; } > htpasswd")
      }
      Notes("", "  kubectl create secret generic \(protection.secretName) --namespace \(Release.namespace)\(files)")
      If(protection.asksForPassword && !protection.tls) {
        Notes("", "Without proxy.protection.tls the password crosses the network in clear text.")
      }
    }
  }

  private var files: Expr<String> {
    let certificate = Expr<String>.choose(
      if: settings.protection.tls, then: " --from-file=tls.crt --from-file=tls.key --from-file=ca.crt", else: "")
    let password = Expr<String>.choose(
      if: settings.protection.asksForPassword, then: " --from-file=htpasswd --from-file=password", else: "")
    return "\(certificate)\(password)"
  }
}
