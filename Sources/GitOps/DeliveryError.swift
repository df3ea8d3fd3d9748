import Diagnostics
import Fleet

/// What stands in the way of a delivery, or will surprise at run time; `diagnostic` words it.
enum DeliveryError: Sendable {
  case noRepository(fleet: String)
  case noChart(FleetCluster)
  case noKubeconfig(FleetCluster)
  case sopsWithArgoCD(secret: String, FleetCluster)
  case vanishingJob(String, seconds: Int, FleetCluster)
  case unmountedClass(secret: String, FleetCluster)
  case unknownProvider(String, secret: String, FleetCluster)
}
