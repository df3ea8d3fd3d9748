import Fleet
import GitOps
import Testing

@Test func pathsOfTheRepositoryStartAtItsFolder() {
  #expect(RepositoryLayout.chartFolder("../specs/aks-logzio") == "charts/aks-logzio")
  var fleet = Fleet(name: "windows")
  #expect(RepositoryLayout.inRepository("clusters/a", fleet) == "clusters/a")
  fleet.repository.path = "observability/windows"
  #expect(RepositoryLayout.inRepository("clusters/a", fleet) == "observability/windows/clusters/a")
}
