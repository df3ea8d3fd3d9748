import Diagnostics
import Fleet

/// What stands in the way of a delivery, or will surprise at run time; `diagnostic` words it.
enum DeliveryError: Sendable {
  case noRepository(fleet: String)
  case noChart(FleetCluster)
  /// Flux reads over ssh with a key only (fluxcd/source-controller docs/spec/v1/gitrepositories.md, "SSH authentication").
  case noRepositorySecret
  case noKubeconfig(FleetCluster)
  case sopsWithArgoCD(secret: String, FleetCluster)
  case vanishingJob(String, seconds: Int, FleetCluster)
  case unmountedClass(secret: String, FleetCluster)
  case unknownProvider(String, secret: String, FleetCluster)
}
