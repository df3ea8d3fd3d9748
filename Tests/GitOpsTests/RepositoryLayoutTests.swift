import Fleet
import GitOps
import Testing

@Test(
  arguments: [
    ("aks-logzio", "aks-logzio"), ("../specs/windows/", "windows"), ("specs/windows.swift", "windows"),
    ("specs/windows/Stack.swift", "windows"),
    ("./windows/stack.yaml", "windows"), ("windows/stack.yml", "windows"), ("Stack.swift", "stack"), ("../stack.yaml", "stack"),
    (".", "stack"),
    ("a.b/Stack.swift", "a.b"), (".swift", ".swift"),
  ])
func chartsAreCalledByWhatSaysSomething(spec: String, name: String) {
  #expect(RepositoryLayout.chartFolder(spec) == "charts/" + name)
}

@Test func pathsOfTheRepositoryStartAtItsFolder() {
  #expect(RepositoryLayout.chartFolder("../specs/aks-logzio") == "charts/aks-logzio")
  var fleet = Fleet(name: "windows")
  #expect(RepositoryLayout.inRepository("clusters/a", fleet) == "clusters/a")
  fleet.repository.path = "observability/windows"
  #expect(RepositoryLayout.inRepository("clusters/a", fleet) == "observability/windows/clusters/a")
}
