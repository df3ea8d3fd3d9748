import ChartModel
import Kubernetes
import YAML

/// The user of a Windows container or pod.
private struct WindowsUser {
  var name: Written<Expr<String>>?
  var nonRoot: Written<Expr<Bool>>?
  var credentialSpec: Written<Expr<String>>?

  init?(_ fields: inout Fields) {
    let taken = fields.inside("securityContext") { security -> [Any?]? in
      let nonRoot = security.flag("runAsNonRoot")
      let name = security.inside("windowsOptions") { $0.text("runAsUserName") }
      let credentialSpec = security.inside("windowsOptions") { $0.text("gmsaCredentialSpecName") }
      guard nonRoot != nil || name != nil || credentialSpec != nil else { return nil }
      return [nonRoot, name, credentialSpec]
    }
    guard let taken else { return nil }
    nonRoot = taken[0] as? Written<Expr<Bool>>
    name = taken[1] as? Written<Expr<String>>
    credentialSpec = taken[2] as? Written<Expr<String>>
  }

  var arguments: [(String?, SwiftCode?)] {
    [("runAsUserName", name?.code), ("runAsNonRoot", nonRoot?.code), ("gmsaCredentialSpecName", credentialSpec?.code)]
  }
}

extension Windows: ImportedSystem {
  static let swiftName = "Windows"

  static func securityContext(_ fields: inout Fields) -> Written<SecurityContext<Windows>>? {
    WindowsUser(&fields).map { user in
      Written(
        SecurityContext(
          runAsUserName: user.name?.value, runAsNonRoot: user.nonRoot?.value, gmsaCredentialSpecName: user.credentialSpec?.value),
        .call("SecurityContext", user.arguments))
    }
  }

  static func pod(_ parts: PodParts<Windows>, _ fields: inout Fields) -> Written<PodSpec<Windows>>? {
    let user = WindowsUser(&fields)
    let security = user.map { user in
      PodSecurityContext<Windows>(
        runAsUserName: user.name?.value, runAsNonRoot: user.nonRoot?.value, gmsaCredentialSpecName: user.credentialSpec?.value)
    }
    return Written(
      PodSpec<Windows>(
        serviceAccount: parts.serviceAccount?.value, mountsServiceAccountToken: parts.mountsToken?.value,
        restartPolicy: parts.restartPolicy?.value, placement: parts.placement.value, securityContext: security,
        terminationGracePeriod: parts.gracePeriod?.value, imagePullSecrets: parts.pullSecrets?.value, labels: parts.labels?.value ?? [],
        annotations: parts.annotations?.value ?? []
      ) { parts.contents.map(\.value) },
      .call(
        "PodSpec<Windows>", parts.arguments(securityContext: user.map { .call("PodSecurityContext", $0.arguments) }),
        body: parts.contents.map(\.code)))
  }
}

extension HostProcess: ImportedSystem {
  static let swiftName = "HostProcess"

  /// All containers are alike; what one says of itself is written out beside it.
  static func securityContext(_ fields: inout Fields) -> Written<SecurityContext<HostProcess>>? { nil }

  static func pod(_ parts: PodParts<HostProcess>, _ fields: inout Fields) -> Written<PodSpec<HostProcess>>? {
    let user = fields.inside("securityContext") { security in
      security.inside("windowsOptions") { options -> Written<HostProcessUser>? in
        guard options["hostProcess"] == true, let name = options.take("runAsUserName", { $0.string }) else { return nil }
        options.drop("hostProcess")
        return self.user(name)
      }
    }
    guard let user, fields["hostNetwork"] == true else { return nil }
    fields.drop("hostNetwork")
    return Written(
      PodSpec<HostProcess>(
        user: user.value, serviceAccount: parts.serviceAccount?.value, mountsServiceAccountToken: parts.mountsToken?.value,
        restartPolicy: parts.restartPolicy?.value, placement: parts.placement.value, terminationGracePeriod: parts.gracePeriod?.value,
        imagePullSecrets: parts.pullSecrets?.value, labels: parts.labels?.value ?? [], annotations: parts.annotations?.value ?? []
      ) { parts.contents.map(\.value) },
      .call(
        "PodSpec<HostProcess>", [("user", user.code)] + parts.arguments(securityContext: nil), body: parts.contents.map(\.code)))
  }

  private static func user(_ name: String) -> Written<HostProcessUser> {
    switch name {
    case "NT AUTHORITY\\SYSTEM": Written(.system, .text(".system"))
    case "NT AUTHORITY\\Local service": Written(.localService, .text(".localService"))
    case "NT AUTHORITY\\NetworkService": Written(.networkService, .text(".networkService"))
    default: Written(.localGroup(Expr(literal: name)), .call(".localGroup", SwiftLiteral.code(name)))
    }
  }
}
