import ChartModel
import Diagnostics
import Testing
import YAML

private func object(_ kind: String = "Job", file: String = "a", _ body: (inout MapBuilder) -> Void) -> ChartPart {
  let entries = MapBuilder.entries { map in
    map.map("metadata") { $0.put("name", "a") }
    body(&map)
  }
  return .object(ChartObject(document: Document(apiVersion: "batch/v1", kind: kind, entries: entries), file: file))
}

private protocol TestSpec: ChartSpec {}

extension TestSpec {
  static var info: ChartInfo { ChartInfo(name: "test", version: "1.0.0", appVersion: "1", summary: "A test.") }
}

private struct None: ChartValues {}

private struct Values: ChartValues {
  @Setting("A text.") var text: Expr<String> = ""
  @Setting("A map.") var map: Expr<[String: String]> = [:]
  @Setting("A secret.", .secret, .pattern(.line)) var secret: Expr<String> = ""
  @Setting("Maybe.") var maybe: Expr<Int?>
  @Setting("A list.") var list: Expr<[String]> = []
}

/// Each mistake that the compiler cannot see is found when the chart is made.
struct DeclarationTests {
  private func problems<Spec: ChartSpec>(of spec: Spec.Type) -> [DeclarationProblem] {
    do {
      _ = try ChartDefinition(spec, standard: None()) { _ in [] }
      return []
    } catch {
      return error.problems
    }
  }

  @Test func settingsMustBeSettings() {
    struct Settings: ChartValues {
      var forgotten = 1
      @Setting("Read as a Boolean.") var on: Expr<Bool> = true
      @Setting("Not within its bounds.", .range(1...2)) var small: Expr<Int> = 3
    }
    enum Spec: TestSpec { static func chart(_ values: Settings) -> Chart { Chart {} } }
    let found = problems(of: Spec.self)
    #expect(found.contains(.notASetting(type: "Settings", property: "forgotten")))
    #expect(found.contains(.booleanLikeName(["on"])))
    #expect(found.contains { if case .defaultBreaksType(["small"], _) = $0 { true } else { false } })
    #expect(found.count == 3)
  }

  @Test func namedConditionsAreOfSettingsAlone() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          ChartPart.helper(Helper("a", "A text.", text: values.text))
          ChartPart.condition(NamedCondition("a", "Named as a text is.", values.text.isNonEmpty || values.list.isNonEmpty))
          ChartPart.condition(NamedCondition("b", "Of settings.", values.text.isNonEmpty && values.maybe.isSet))
          ForEach(values.list, as: "word") { word in
            ChartPart.condition(NamedCondition("c", "Of an element.", word == "x" || values.text.isNonEmpty))
          }
          object { $0.put("texts", values.text) }
        }
      }
    }
    let found = problems(of: Spec.self)
    #expect(found.contains(.repeatedHelper("a")))
    #expect(found.contains(.unboundSetting(usedIn: "condition c")))
    #expect(found.count == 2, "\(found)")
  }

  @Test func defaultsAreWrittenOut() {
    struct Settings: ChartValues {
      @Setting("An expression.") var text: Expr<String> = Release.name
      @Setting("An expression too.") var maybe: Expr<String?> = Expr(Release.name.expression)
      @Setting("Nothing.") var absent: Expr<String?>
      @Setting("Written out.") var written: Expr<String?> = Expr(.string("a"))
    }
    enum Spec: TestSpec { static func chart(_ values: Settings) -> Chart { Chart {} } }
    #expect(problems(of: Spec.self) == [.defaultIsNoLiteral(["text"]), .defaultIsNoLiteral(["maybe"])])
  }

  @Test func settingsOfAnotherChartAreRefused() {
    enum Spec: TestSpec { static func chart(_ values: None) -> Chart { Chart { object { $0.put("x", Values().text) } } } }
    #expect(problems(of: Spec.self) == [.unboundSetting(usedIn: "templates/a.yaml")])
  }

  @Test func secretsStayInSecrets() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          object { $0.put("x", "a\(values.secret)") }
          object("Secret", file: "b") { $0.put("x", values.secret) }
          object("ConfigMap", file: "c") { $0.put("digest", values.secret.sha256) }
        }
      }
    }
    #expect(problems(of: Spec.self) == [.secretOutsideSecret(["secret"], usedIn: "templates/a.yaml")])
  }

  @Test func absentValuesAreWholeFields() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          object { $0.put("x", "a\(values.text.unlessEmpty)") }
          object("Pod", file: "b") { $0.put("x", Expr<Int>(values.maybe.expression)) }
          object("Secret", file: "c") { map in
            map.put("whole", values.maybe.orAbsent)
            map.when(values.maybe.isSet) { $0.put("guarded", Expr<Int>(values.maybe.expression)) }
          }
        }
      }
    }
    #expect(
      problems(of: Spec.self) == [
        .absentValue(["text"], usedIn: "templates/a.yaml"), .absentValue(["maybe"], usedIn: "templates/b.yaml"),
      ])
  }

  @Test func helpers() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          ChartPart.helper(Helper("a", "One.", text: values.text))
          ChartPart.helper(Helper("a", "Another.", text: "x"))
          ChartPart.helper(Helper("b", "May be empty.", .map(MapBuilder.entries { $0.spread(values.map) })))
          ChartPart.helper(Helper("c", "Begins with a condition.", .text([.when(values.text.isNonEmpty.expression, [], else: [])])))
          object { $0.put("x", Expr<String>.helper("missing")) }
        }
      }
    }
    #expect(
      problems(of: Spec.self) == [
        .repeatedHelper("a"), .perhapsEmptyHelper("b"), .textStartsWithCondition("helper c"),
        .unknownHelper("missing", usedIn: "templates/a.yaml"),
      ])
  }

  @Test func texts() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          ChartPart.helper(Helper("a", "A carriage return.", .text(TextBlock.fixed("a\r\nb\n"))))
          object { $0.put("x", values.text.truncated(to: 3)) }
          object("Pod", file: "b") { $0.put("x", tree: .text(.lines([.literal(" indented")]))) }
        }
      }
    }
    #expect(
      problems(of: Spec.self) == [
        .unprintableText(usedIn: "helper a"), .textBeyondASCII(usedIn: "templates/a.yaml"), .textStartsWithCondition("templates/b.yaml"),
      ])
  }

  /// What the chart's author puts into a text counts like the text itself: separators, replacements, the chart's own version.
  @Test func textsBeyondASCII() {
    enum Spec: ChartSpec {
      static let info = ChartInfo(name: "test", version: "1.0.0", appVersion: "1.0-\u{E9}", summary: "A test.")

      static func chart(_ values: None) -> Chart {
        let name = Release.name
        return Chart {
          object("A", file: "replaced") { $0.put("x", name.replacing("-", with: "\u{2013}").truncated(to: 9)) }
          object("B", file: "lines") { $0.put("x", name.distinctLines(separator: "\u{B7}").lowercased()) }
          object("C", file: "version") { $0.put("x", Expr<String>(.fact(.chartAppVersion)).truncated(to: 9)) }
          object("D", file: "fine") { map in
            map.put("replaced", name.replacing("\u{2013}", with: "-").distinctLines(separator: ",").truncated(to: 9))
            map.put("version", Expr<String>(.fact(.chartVersion)).trimmingSuffix("\u{E9}").lowercased())
            map.put("uncut", Expr<String>(.fact(.chartAppVersion)).trimmingSuffix("\u{E9}"))
          }
        }
      }
    }
    #expect(problems(of: Spec.self) == ["lines", "replaced", "version"].map { .textBeyondASCII(usedIn: "templates/\($0).yaml") })
  }

  @Test func separatorsBeyondASCII() {
    struct Settings: ChartValues {
      @Setting("Words.", .pattern(.dnsLabel)) var words: Expr<[String]> = []
    }
    enum Spec: TestSpec {
      static func chart(_ values: Settings) -> Chart {
        Chart {
          object { $0.put("x", values.words.joined(separator: "\u{B7}").lowercased()) }
          object("Pod", file: "b") { $0.put("x", values.words.joined(separator: ",").lowercased()) }
        }
      }
    }
    #expect(problems(of: Spec.self) == [.textBeyondASCII(usedIn: "templates/a.yaml")])
  }

  /// A named template that is a map is refused in a text, a user's map with protected keys is not; a named template that becomes a
  /// block literal must not begin with blanks.
  @Test func textsOfNamedTemplates() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        let configuration = MapBuilder.entries { map in
          map.put("always", "x")
          map.map("free") { $0.spread(values.map) }
          map.map("protected") { $0.spread(values.map, omitting: ["key"]) }
          map.append(.include(helper: "c"))
        }
        return Chart {
          ChartPart.helper(Helper("a", "A configuration.", .text(TreeLayout.embedded(configuration))))
          ChartPart.helper(Helper("b", "Indented.", .text([.literal("  x")])))
          ChartPart.helper(Helper("c", "A map.", .map(MapBuilder.entries { $0.put("x", "y") })))
          object { $0.put("x", tree: .text(.helper("b"))) }
        }
      }
    }
    #expect(problems(of: Spec.self) == [.mergedMapInText(usedIn: "helper a"), .textStartsWithCondition("helper b")])
  }

  @Test func keys() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          object { map in
            map.map("spread") { inner in
              inner.spread(values.map)
              inner.put("late", "x")
            }
            map.map("twice") { inner in
              inner.put("key", "x")
              inner.when(values.text.isNonEmpty) { $0.put("key", "y") }
            }
            map.map("fine") { inner in
              inner.put("key", "x")
              inner.spread(values.map)
            }
          }
        }
      }
    }
    #expect(
      problems(of: Spec.self) == [
        .unprotectedKey("late", usedIn: "templates/a.yaml"), .repeatedKey("key", usedIn: "templates/a.yaml"),
      ])
  }

  /// A key beside an included map is left out of the users' map in it.
  @Test func keysBesideInclusionsAreProtected() throws {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          ChartPart.helper(
            Helper(
              "labels", "Labels.",
              .map(
                MapBuilder.entries { map in
                  map.put("fixed", "x")
                  map.spread(values.map)
                })))
          object { map in
            map.map("labels") { labels in
              labels.append(.include(helper: "labels"))
              labels.put("own", "y")
            }
          }
        }
      }
    }
    let chart = try ChartDefinition(Spec.self, standard: None()) { _ in [] }
    var values = chart.settings.defaults
    values["map"] = ["own": "user", "fixed": "user", "free": "user"]
    let rendering = Evaluator(chart).render(values, release: ReleaseFacts())
    #expect(rendering.objects.first?.value["labels"] == ["fixed": "x", "free": "user", "own": "y"])
  }

  /// With or without `else`, what is decided already leaves no condition behind, and no condition stands around nothing.
  @Test func conditionsThatAreDecided() {
    let text = Values().text.isNonEmpty
    let entries = MapBuilder.entries { map in
      map.when(true) {
        $0.put("a", "1")
      } else: {
        $0.put("b", "1")
      }
      map.when(false) {
        $0.put("c", "1")
      } else: {
        $0.put("d", "1")
      }
      map.when(false) { $0.put("e", "1") }
      map.when(text) { _ in
      } else: { _ in
      }
      map.when(text) { _ in }
      map.when(text) { _ in
      } else: {
        $0.put("f", "1")
      }
    }
    #expect(
      entries == [
        .field("a", .value("1")), .field("d", .value("1")), .when(text.expression, [], else: [.field("f", .value("1"))]),
      ])
  }

  /// A map or list that a condition chooses, or that may be absent, is there among others like any other.
  @Test func chosenMapsAndLists() throws {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        let isThere = values.text.isNonEmpty
        return Chart {
          object { map in
            map.map("chosen") { inner in
              inner.put("own", "x")
              inner.spread(.choose(if: isThere, then: values.map, else: ["own": "lost", "fixed": "y"]))
            }
            map.map("perhaps") { $0.spread(Expr<[String: String]>(Expr<[String: String]?>(values.map.expression).orAbsent.expression)) }
            map.list("list", Expr<[String]>.choose(if: isThere, then: values.list, else: ["a", "b"]).items)
            map.list(
              "perhapsList", [.item(.value("first"))] + Expr<[String]>(Expr<[String]?>(values.list.expression).orAbsent.expression).items)
          }
        }
      }
    }
    let chart = try ChartDefinition(Spec.self, standard: None()) { _ in [] }
    func rendered(_ change: (inout YAMLMap) -> Void) -> YAMLValue? {
      var values = chart.settings.defaults
      change(&values)
      return Evaluator(chart).render(values, release: ReleaseFacts()).objects.first?.value
    }
    let without = rendered { _ in }
    #expect(without?["chosen"] == ["own": "x", "fixed": "y"])
    #expect(without?["perhaps"] == nil)
    #expect(without?["list"] == ["a", "b"])
    #expect(without?["perhapsList"] == ["first"])
    let with = rendered { values in
      values["text"] = "t"
      values["map"] = ["own": "user", "free": "z"]
      values["list"] = ["c"]
    }
    #expect(with?["chosen"] == ["own": "x", "free": "z"])
    #expect(with?["perhaps"] == ["own": "user", "free": "z"])
    #expect(with?["list"] == ["c"])
    #expect(with?["perhapsList"] == ["first", "c"])
  }

  /// What is no map or list is not lost.
  @Test func mapsAndListsThatAreNone() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          object { map in map.map("map") { $0.spread(Expr<[String: String]>(values.text.sha256.expression)) } }
          object("Pod", file: "b") { $0.list("list", Expr<[String]>(.helper("text")).items) }
        }
      }
    }
    #expect(problems(of: Spec.self) == [.unboundSetting(usedIn: "templates/a.yaml"), .unboundSetting(usedIn: "templates/b.yaml")])
  }

  @Test func objects() {
    enum Spec: TestSpec {
      static func chart(_ values: Values) -> Chart {
        Chart {
          object { $0.put("x", values.text) }
          object(file: "b") { $0.put("y", values.text) }
          If(values.text.isNonEmpty) {
            object("Pod", file: "c") { _ in }
          } else: {
            object("Pod", file: "d") { _ in }
          }
          ChartPart.object(ChartObject(document: Document(apiVersion: "", kind: "", entries: []), file: "e"))
        }
      }
    }
    #expect(problems(of: Spec.self) == [.repeatedObject(kind: "Job", "templates/b.yaml"), .objectWithoutKind("templates/e.yaml")])
  }

  @Test func builtInAPIsNeedNoCondition() {
    enum Spec: TestSpec {
      static func chart(_ values: None) -> Chart {
        Chart {
          If(Cluster.serves("batch/v1")) { object { _ in } }
          If(Cluster.serves("monitoring.coreos.com/v1")) { object("Pod", file: "b") { _ in } }
        }
      }
    }
    #expect(problems(of: Spec.self) == [.builtInAPI("batch/v1", usedIn: "templates/a.yaml")])
  }

  @Test func kubeVersionIsARange() throws {
    func problems(_ range: String) -> [DeclarationProblem] {
      do throws(DeclarationProblems) {
        let info = ChartInfo(name: "test", version: "1.0.0", appVersion: "1", summary: "A test.", kubeVersion: range)
        _ = try ChartDefinition(info: info, settings: [], standard: None(), helpers: { _ in [] }) { Chart {} }
        return []
      } catch {
        return error.problems
      }
    }
    #expect(problems("1.28 or later") == [.brokenKubeVersion("1.28 or later")])
    #expect(problems(">=1.28.0-0 <1.31 || ~1.32.1") == [])
    #expect(problems("") == [])
  }

  /// As Helm does, a distribution's suffix is held against the range, and a range that nobody can read allows nothing.
  @Test(arguments: [
    (">=1.28.0-0", "1.30.2-gke.100", true), (">=1.28", "1.30.2-gke.100", false), (">=1.28", "1.30.2", true),
    ("1.28 - 1.30", "1.30.9", true),
    ("^1.28", "1.27", false), ("~1.28 || ~1.30", "1.30", true), ("~1.28 || ~1.30", "1.29", false), ("<=1.30", "1.30.4", true),
    ("1.28 or later", "1.30", false), ("", "1.2", true), (">=1.28", "1.30.2+k3s1", true),
  ])
  func clustersThatHelmInstallsOn(range: String, cluster: String, isInstallable: Bool) throws {
    let info = ChartInfo(name: "test", version: "1.0.0", appVersion: "1", summary: "A test.", kubeVersion: range)
    #expect(try info.isInstallable(on: #require(KubernetesVersion(cluster))) == isInstallable)
  }

  @Test func unusedSettingsAreKnown() throws {
    enum Spec: TestSpec { static func chart(_ values: Values) -> Chart { Chart { object { $0.put("x", values.text) } } } }
    let chart = try ChartDefinition(Spec.self, standard: None()) { _ in [] }
    #expect(chart.unusedSettings == [["map"], ["secret"], ["maybe"], ["list"]])
    #expect(chart.remarks.map(\.severity) == [.info, .info, .info, .info])
  }

  /// Every problem has a code of its own, says what to do, and names the place.
  @Test func wordings() {
    let all: [DeclarationProblem] = [
      .brokenKubeVersion("x"), .notASetting(type: "T", property: "p"), .booleanLikeName(["on"]), .repeatedSetting("a"),
      .defaultIsNoLiteral(["a"]),
      .defaultBreaksType(["a"], [ValueViolation(path: [], problem: .missingKey("x", expected: .boolean))]), .unboundSetting(usedIn: "f"),
      .secretOutsideSecret(["a"], usedIn: "f"), .absentValue(["a"], usedIn: "f"), .unknownHelper("h", usedIn: "f"), .repeatedHelper("h"),
      .perhapsEmptyHelper("h"), .textStartsWithCondition("f"), .unprintableText(usedIn: "f"), .mergedMapInText(usedIn: "f"),
      .textBeyondASCII(usedIn: "f"), .objectWithoutKind("f"), .repeatedObject(kind: "K", "f"), .repeatedKey("k", usedIn: "f"),
      .unprotectedKey("k", usedIn: "f"), .severalSpreads(usedIn: "f"), .conditionalLoopBody("v", usedIn: "f"),
      .builtInAPI("a/v1", usedIn: "f"), .reservedFile("f"), .refusedDefaults("m"), .brokenYAML("m", line: 1, column: 1),
    ]
    #expect(Set(all.map(\.diagnostic.code)).count == all.count)
    #expect(all.allSatisfy { $0.diagnostic.hint?.isEmpty == false })
  }
}
