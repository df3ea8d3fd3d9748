import TestSupport
import Testing

@Suite struct SpecTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func aSpecIsANameAFolderOrAFile() throws {
    let byName = try folder.wingen("render", "aks-logzio")
    #expect(byName.status == 0)
    try folder.shell("mkdir examples && cp -r \"$1\" examples/", [Project.path("examples/aks-logzio")])
    for spec in [
      Project.path("examples/aks-logzio"), Project.path("examples/aks-logzio/"), Project.path("examples/aks-logzio/Stack.swift"),
      "examples/aks-logzio", "./examples/aks-logzio//",
    ] {
      let outcome = try folder.wingen("render", spec)
      #expect(outcome.status == 0, "\(spec): \(outcome.error)")
      #expect(outcome.output == byName.output)
    }
  }

  @Test func unknownSpecs() throws {
    expectRefusal(try folder.wingen("build", "aks-logzoi", "-o", "c"), ["aks-logzoi", "[CLI003]", "did you mean aks-logzio?"])
    expectRefusal(try folder.wingen("render", "examples/aks-logzio"), ["[CLI003]", "did you mean aks-logzio?"])
    expectRefusal(try folder.wingen("render", "something-else"), ["[CLI003]", "built in: aks-azure-monitor, aks-logzio, aks-vm-extension"])
    expectRefusal(try folder.wingen("render", ""), ["''", "[CLI003]"])
    expectRefusal(try folder.wingen("render", "/"), ["/ has no Stack.swift", "[CLI013]"])
    #expect(try folder.listing() == [])
  }

  @Test func anEditedSpecIsNotTheOneThatWasCompiledIn() throws {
    try folder.shell("cp -r \"$1\" edited; echo >> edited/Stack.swift", [Project.path("examples/aks-logzio")])
    expectRefusal(try folder.wingen("build", "edited", "-o", "c"), ["edited/Stack.swift", "[CLI004]", "make build"])
    // An existing path wins over the name of an example.
    try folder.shell("mv edited aks-logzio")
    expectRefusal(try folder.wingen("build", "aks-logzio", "-o", "c"), ["aks-logzio/Stack.swift", "[CLI004]"])
    try folder.shell("mkdir -p odd/Stack.swift")
    expectRefusal(try folder.wingen("build", "odd", "-o", "c"), ["odd/Stack.swift", "Is a directory", "[CLI001]"])
  }

  /// A chart is naturally written into a folder of the example's name, which then is no spec.
  @Test func theChartsOwnFolderMayHaveTheExamplesName() throws {
    #expect(try folder.wingen("build", "aks-logzio", "-o", "aks-logzio").status == 0)
    let again = try folder.wingen("build", "aks-logzio", "-o", "aks-logzio")
    #expect(again.status == 0)
    #expect(again.error == "aks-logzio: up to date\n")
  }
}
