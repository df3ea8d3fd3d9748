/// Why a key of the old chart becomes no setting.
enum LeaveReason: Sendable, Hashable, CaseIterable {
  case otherDuty, applications, filters, resourceDetection, collectorConfiguration, collectorRelease, otherImages, oneCollector,
    forEveryNode
  case memoryIsOneAmount, noCollectorsOnWindows, secretsOfOurs, otherCredential, mayHoldCredential, holdsCredential, accounts, names
  case systemLabel, builtIn, decidedByChart, onlyMetrics, unusedHere, neverRead, former, empty
}
