import ChartModel
import Kubernetes

/// What pods of all operating systems have, taken out of a pod's specification.
struct PodParts<OS: ImportedSystem> {
  var serviceAccount: Written<ObjectName>?
  /// Nil where the account decides.
  var mountsToken: Written<Bool>?
  var restartPolicy: Written<RestartPolicy>?
  var placement: Written<Placement>
  var gracePeriod: Written<Expr<Int>>?
  var pullSecrets: Written<Expr<ImagePullSecrets>>?
  var labels: Written<[Pair]>?
  var annotations: Written<[Pair]>?
  /// Containers and volumes, in the order in which they are written.
  var contents: [Written<PodPart<OS>>]

  /// The initialiser's arguments, without those that say what is meant anyway.
  func arguments(securityContext: SwiftCode?) -> [(String?, SwiftCode?)] {
    let token: SwiftCode? =
      switch mountsToken {
      case nil: .text("nil")
      case let token?: token.value ? token.code : nil
      }
    return [
      ("serviceAccount", serviceAccount?.code), ("mountsServiceAccountToken", token), ("restartPolicy", restartPolicy?.code),
      ("placement", placement.code == .call("Placement", []) ? nil : placement.code), ("securityContext", securityContext),
      ("terminationGracePeriod", gracePeriod?.code), ("imagePullSecrets", pullSecrets?.code), ("labels", labels?.code),
      ("annotations", annotations?.code),
    ]
  }
}
