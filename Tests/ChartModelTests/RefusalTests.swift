import ChartModel
import Diagnostics
import Testing
import YAML

private struct None: ChartValues {}

private struct Item: ChartValues, SettingElement {
  @Setting("A name.") var name: Expr<String> = "a"
  @Setting("A port.") var port: Expr<Int> = 1

  init() {}
}

private struct Values: ChartValues {
  @Setting("At least.") var least: Expr<Int> = 1
  @Setting("At most.") var most: Expr<Int> = 2
  @Setting("Maybe.") var maybe: Expr<Int?>
  @Setting("A secret.", .secret, .pattern(.line)) var secret: Expr<String> = ""
  @Setting("Items.") var items: Expr<[Item]> = []
}

private protocol TestSpec: ChartSpec {}

extension TestSpec {
  static var info: ChartInfo { ChartInfo(name: "test", version: "1.0.0", appVersion: "1", summary: "A test.") }
}

/// Refusals as part of a declaration.
struct RefusalTests {
  private func definition<Spec: ChartSpec>(of spec: Spec.Type) throws -> ChartDefinition {
    try ChartDefinition(spec, standard: None()) { _ in [] }
  }

  private func problems<Spec: ChartSpec>(of spec: Spec.Type) -> [DeclarationProblem] {
    do {
      _ = try ChartDefinition(spec, standard: None()) { _ in [] }
      return []
    } catch {
      return error.problems
    }
  }

  @Test func whatARefusalReadsIsUsed() throws {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          If(values.secret.isNonEmpty) { Refuse(if: values.least > 5, "\(values.most)") }
          Refuse(repeated: { $0.name }, in: values.items, as: "item") { "\($0.name) twice" }
        }
      }
    }
    #expect(try definition(of: Spec.self).unusedSettings == [["maybe"]])
  }

  @Test func everyRefusalIsNamed() throws {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          Refuse(if: values.least > values.most, "\(values.least.settingName) is \(values.least)")
          ForEach(values.items, as: "item") { item in Refuse(if: item.port < values.least, "\(item.port.settingName) of \(item.name)") }
          // The same words again are not said again.
          ForEach(values.items, as: "other") { item in Refuse(if: item.port < values.most, "\(item.port.settingName) of \(item.name)") }
          Refuse(repeated: { $0.name }, in: values.items, as: "item") { "\($0.name) twice" }
        }
      }
    }
    let chart = try definition(of: Spec.self)
    var values = chart.settings.defaults
    values["least"] = 3.0
    // Equal for Swift, not for Go.
    values["items"] = [
      ["name": "a", "port": 3], ["name": "\u{E9}", "port": 0], ["name": "e\u{301}", "port": 3], ["name": "a", "port": 3],
    ]
    let refused = Evaluator(chart).refusals(values, release: ReleaseFacts())
    #expect(refused.map(\.message) == ["least is 3", "port of \u{E9}", "a twice"])
    #expect(
      refused.map(\.settings) == [
        [[.key("most")], [.key("least")]], [[.key("items"), .index(1), .key("port")], [.key("least")]],
        [[.key("items"), .index(3), .key("name")]],
      ])
    #expect(refused.allSatisfy { $0.origin?.file.hasSuffix("RefusalTests.swift") == true })
  }

  @Test func defaultsAreNotRefused() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart { Chart { Refuse(if: values.least < values.most, "least is \(values.least)") } }
    }
    #expect(problems(of: Spec.self) == [.refusedDefaults("least is 1")])
  }

  @Test func messagesTellNoSecret() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart { Chart { Refuse(if: values.least > values.most, "it is \(values.secret)") } }
    }
    #expect(problems(of: Spec.self) == [.secretOutsideSecret(["secret"], usedIn: "templates/validation.yaml")])
  }

  @Test func valuesThatMayBeAbsentAreGuarded() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        let maybe = Expr<Int>(values.maybe.expression)
        return Chart {
          If(values.maybe.isSet) { Refuse(if: maybe > values.most, "it is \(maybe)") }
          Refuse(if: values.maybe.isSet, "it is \(maybe)")
          Refuse(if: maybe > values.most, "unguarded")
        }
      }
    }
    #expect(problems(of: Spec.self) == [.absentValue(["maybe"], usedIn: "templates/validation.yaml")])
  }

  @Test func noObjectStandsInTheFileOfRefusals() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        let document = Document(apiVersion: "example.com/v1", kind: "Validation", entries: [])
        return Chart {
          ChartPart.object(ChartObject(document: document, file: "validation"))
          Refuse(if: values.least > values.most, "no")
        }
      }
    }
    #expect(problems(of: Spec.self) == [.reservedFile("validation.yaml")])
  }
}
