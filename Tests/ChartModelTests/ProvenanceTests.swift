import ChartModel
import Diagnostics
import Testing
import YAML

private enum Spec: ChartSpec {
  static let info = ChartInfo(name: "test", version: "1.0.0", appVersion: "1", summary: "A test.")

  struct Item: ChartValues, SettingElement {
    @Setting("A name.") var name: Expr<String> = "a"
    @Setting("A switch.") var enabled: Expr<Bool> = true
  }

  enum Mode: String, SettingChoice { case plain, fancy }

  struct Settings: ChartValues {
    @Setting("A switch.") var flag: Expr<Bool> = false
    @Setting("Another switch.") var other: Expr<Bool> = false
    @Setting("A text.") var text: Expr<String> = "t"
    @Setting("A name.") var name: Expr<String> = "n"
    @Setting("A mode.") var mode: Expr<Mode> = Expr(.plain)
    @Setting("A map.") var map: Expr<[String: String]> = [:]
    @Setting("Words.") var words: Expr<[String]> = []
    @Setting("Maybe.") var maybe: Expr<Int?>
    @Setting("Items.") var items: Expr<[Item]> = [Item()]
    @Setting("Hashed.") var hashed: Expr<String> = ""
    @Setting("In the notes.") var noted: Expr<Bool> = false
  }

  static func chart(_ values: Settings) -> Chart {
    Chart {
      ChartPart.helper(Helper("named", "A name.", text: .choose(if: values.other, then: values.name, else: "fixed")))
      If(values.flag) {
        document("first") { map in
          map.put("text", values.text)
          map.put("both", ("\(values.text)-\(Expr<String>.helper("named"))" as Expr<String>))
          map.put("fixed", fixed: "x")
          map.put("maybe", values.maybe.orAbsent)
          map.map("free") { free in
            free.put("own", values.name)
            free.spread(values.map)
          }
          map.list(
            "list",
            [
              .item(.folding(values.text.expression)), .item(.value("fixed")),
              .when(values.other.expression, [.item(.folding(values.name.expression))], else: []),
              .item(MapBuilder.tree { $0.put("mode", values.mode.text) }),
            ])
          map.put("words", values.words)
          map.put("digest", values.hashed.sha256)
        }
      }
      ForEach(values.items, as: "item") { item in
        If(item.enabled && values.mode.is(.fancy)) {
          document("second") { $0.put("name", item.name) }
        }
        document("third") { $0.put("fixed", fixed: "x") }
      }
      If(values.noted) { Notes("noted") }
      If(Cluster.kubernetes(atLeast: "1.32") && values.text != "never") { document("last") { _ in } }
    }
  }

  private static func document(_ name: String, _ body: (inout MapBuilder) -> Void) -> ChartPart {
    let entries = MapBuilder.entries { map in
      map.map("metadata") { $0.put("name", fixed: name) }
      body(&map)
    }
    let origin = SourceLocation(file: "Spec.swift", line: name.utf8.count, column: 1)
    return .object(ChartObject(document: Document(apiVersion: "v1", kind: "Thing", entries: entries, origin: origin), file: name))
  }
}

private struct None: ChartValues {}

struct ProvenanceTests {
  private let chart: ChartDefinition

  init() throws { chart = try ChartDefinition(Spec.self, standard: None()) { _ in [] } }

  private func number(_ name: String) throws -> Int {
    try #require(chart.documents.firstIndex { $0.template == "\(name).yaml" })
  }

  private static let paths: [(path: [PathElement], settings: [String])] = [
    (["text"], ["text", "flag"]),
    (["both"], ["text", "other", "name", "flag"]),
    (["fixed"], ["flag"]),
    (["kind"], ["flag"]),
    (["maybe"], ["maybe", "flag"]),
    (["free", "own"], ["name", "flag"]),
    (["free", "users"], ["map", "flag"]),
    (["free"], ["map", "flag"]),
    (["list", 0], ["text", "flag"]),
    (["list", 1], ["flag"]),
    // Either the conditional item, or the one behind it.
    (["list", 2], ["name", "other", "flag"]),
    (["list", 2, "mode"], ["mode", "flag"]),
    (["list", 3, "mode"], ["mode", "flag"]),
    (["list", 9], ["flag"]),
    (["list"], ["other", "flag"]),
    (["words", 7], ["words", "flag"]),
    (["absent", "deeper"], ["flag"]),
    (["digest"], ["hashed", "flag"]),
  ]

  @Test(arguments: paths) func settingsBehindAPath(_ expected: (path: [PathElement], settings: [String])) throws {
    let found = chart.settings(behind: expected.path, inDocument: try number("first"))
    #expect(Set(found) == Set(expected.settings.map { [$0] }), "\(expected.path): \(found)")
    #expect(found.count == expected.settings.count, "\(expected.path): \(found)")
  }

  /// The field's own settings come before those around it.
  @Test func order() throws {
    #expect(chart.settings(behind: ["text"], inDocument: try number("first")) == [["text"], ["flag"]])
    #expect(chart.settings(behind: ["name"], inDocument: try number("second")) == [["items"], ["mode"]])
    #expect(chart.settings(behind: ["name"], inDocument: 99) == [])
    #expect(chart.settings(behind: ["name"], inDocument: -1) == [])
  }

  /// Objects say which document they are made from, whatever was left out before them.
  @Test(arguments: [true, false], [true, false]) func objectsKnowTheirDocument(_ flag: Bool, _ fancy: Bool) throws {
    var values = chart.settings.defaults
    values["flag"] = .bool(flag)
    values["mode"] = fancy ? "fancy" : "plain"
    values["items"] = [["name": "a", "enabled": true], ["name": "b", "enabled": false], ["name": "c", "enabled": true]]
    let rendering = Evaluator(chart).render(values, release: ReleaseFacts())
    #expect(rendering.objects.count == (flag ? 1 : 0) + (fancy ? 2 : 0) + 3 + 1)
    for object in rendering.objects {
      let place = chart.documents[object.document]
      #expect(place.template == object.template)
      let name = try #require(object.value["metadata"]?["name"]?.string)
      #expect("\(name).yaml" == object.template)
      #expect(object.origin == place.document.origin)
      #expect(object.origin?.line == name.utf8.count)
    }
  }

  @Test func dependencies() throws {
    let uses = ChartDependencies(of: chart)
    let deciding = uses.settings.filter { $0.value.decides }.map { $0.key[0] }.sorted()
    #expect(deciding == ["flag", "items", "map", "maybe", "mode", "other", "text", "words"])
    let printed = uses.settings.filter { $0.value.isPrinted }.map { $0.key[0] }.sorted()
    #expect(printed == ["hashed", "map", "maybe", "mode", "name", "text", "words"])
    #expect(uses.settings[["mode"]]?.comparedWith == ["fancy"])
    #expect(uses.settings[["text"]]?.comparedWith == ["never"])
    #expect(uses.settings[["items"]]?.fields[["enabled"]]?.decides == true)
    #expect(uses.settings[["items"]]?.fields[["name"]]?.decides == false)
    #expect(uses.settings[["items"]]?.fields[["name"]]?.isPrinted == true)
    #expect(uses.settings[["noted"]] == nil)
    #expect(uses.facts == [.kubernetesAtLeast("1.32")])
  }
}
