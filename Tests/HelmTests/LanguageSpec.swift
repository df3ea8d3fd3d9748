import ChartModel
import Kubernetes
import OpenTelemetry
import YAML

/// A chart that uses everything the language has, in every place where it may stand: the random values find what examples do not.
enum LanguageSpec: ChartSpec {
  static let info = ChartInfo(
    name: "language", version: "1.0.0+build.1", appVersion: "1.10", summary: "Everything: {{ braces }}, % signs and \"quotes\".")

  struct Item: ChartValues, SettingElement {
    @Setting("Name of the item.", .pattern(.dnsLabel(maxLength: 8))) var name: Expr<String> = "a"
    @Setting("A number.", .range(-5...5)) var number: Expr<Int> = 1
    @Setting("A switch.") var on1: Expr<Bool> = true
    @Setting("Any text.") var text: Expr<String> = ""
    @Setting("Maybe a number.", .range(0...9)) var maybe: Expr<Int?>
    @Setting("Some words.") var words: Expr<[String]> = ["w"]

    init() {}
  }

  enum Mode: String, SettingChoice {
    case plain, fancy
    case percent = "100%"
  }

  struct Settings: ChartValues {
    @Setting("A text.") var text: Expr<String> = "t"
    @Setting("Lines.", .pattern(.lines)) var lines: Expr<String> = ""
    @Setting("A number.", .type(.anyInteger)) var number: Expr<Int> = 10_000_000
    @Setting("A switch.") var flag: Expr<Bool> = false
    @Setting("Another switch.") var other: Expr<Bool> = true
    @Setting("A mode.") var mode: Expr<Mode> = Expr(.plain)
    @Setting("Maybe a text.") var maybeText: Expr<String?>
    @Setting("Maybe a number.", .range(0...100)) var maybeNumber: Expr<Int?>
    @Setting("Maybe a switch.") var maybeFlag: Expr<Bool?>
    @Setting("A quantity.") var quantity: Expr<Quantity> = "1Gi"
    @Setting("A port.") var port: Expr<IntOrString> = 8080
    @Setting("Words.") var words: Expr<[String]> = []
    @Setting("Free keys.") var map: Expr<[String: String]> = [:]
    @Setting("Anything.") var anything: Expr<AnyMap> = .none
    @Setting("Anything again.") var more: Expr<AnyMap> = .yaml(["b": ["x": 1.5], "a": [true, "<&>"]])
    @SettingGroup("What is added to a collector.") var collector = CollectorOverrides()
    @Setting("Tolerations.") var tolerations: Expr<Tolerations> = .none
    @Setting("Affinity.") var affinity: Expr<Affinity> = .none
    @Setting("Resources.") var resources: Expr<ResourceRequirements> = .none
    @Setting("Spread.") var spread: Expr<TopologySpreadConstraints> = .none
    @Setting("Items.") var items: Expr<[Item]> = [Item()]
    @Setting("A secret.", .secret) var secret: Expr<String> = ""
  }

  static func chart(_ values: Settings) -> Chart {
    Chart {
      helpers(values)
      texts(values)
      maps(values)
      lists(values)
      loops(values)
      conditions(values)
      workload(values)
      Secret("secret", stringData: [Pair("secret", values.secret), Pair("maybe", values.maybeText.orAbsent)])
      notes(values)
      ChartPart.condition(NamedCondition("any-there", "Whether text or words are there, or a switch is on.", anyThere(values)))
      ChartPart.condition(NamedCondition("all-there", "Whether words are there */ and the other is so.", allThere(values)))
    }
  }

  /// Conditions that templates ask for by name.
  private static func anyThere(_ values: Settings) -> Expr<Bool> { values.text.isNonEmpty || values.flag || allThere(values) }
  private static func allThere(_ values: Settings) -> Expr<Bool> { values.words.isNonEmpty && values.other }

  private static func helpers(_ values: Settings) -> Chart {
    Chart {
      ChartPart.helper(
        Helper(
          "blank", "Ends */ in blank lines.",
          .text([.literal("x "), .when(values.flag.expression, [.literal("")], else: []), .literal(""), .literal("")])))
      ChartPart.helper(
        Helper(
          "mode", "A choice of several.",
          text: .choose(
            if: values.mode.is(.plain), then: "p",
            else: .choose(if: values.mode.is(.fancy) && values.flag, then: values.text, else: "%d {{ }}"))))
      ChartPart.helper(
        Helper(
          "configuration", "Text that is hashed.",
          .text(TreeLayout.embedded([.comment("First line {{ x }} $ % \\ \"")] + configuration(values)))))
    }
  }

  /// What a configuration inside a ConfigMap can hold.
  private static func configuration(_ values: Settings) -> [MapEntry] {
    MapBuilder.entries { map in
      map.put("text", values.text)
      map.put("lines", values.lines)
      map.put("number", values.number)
      map.put("share", values.number.share(percent: 80))
      map.put("flag", values.flag)
      map.put("quantity", values.quantity)
      map.put("port", values.port)
      map.put("maybe", values.maybeNumber.orAbsent)
      map.put("free", values.map)
      map.put("anything", values.anything)
      map.map("members") { members in
        members.put("own", values.number)
        members.spread(values.anything, omitting: ["a"])
      }
      map.map("others") { $0.spread(values.more, omitting: ["a"]) }
      map.map("chosen") { chosen in
        chosen.put("own", "x")
        chosen.spread(Expr<AnyMap>.choose(if: values.flag, then: values.more, else: values.anything))
      }
      map.list("chosenWords", Expr<[String]>.choose(if: values.other, then: values.words, else: ["own"]).items)
      map.list("keys", [.keys(Self.reference(values.more), omitting: ["b"]), .item(.value("own"))])
      map.list("elements", [.item(.value("own")), .spread(Self.reference(values.words))])
      map.list("only keys", [.keys(Self.reference(values.anything), omitting: [])])
      map.put("tolerations", values.tolerations)
      map.put("affinity", values.affinity)
      map.put("literal", "{{ .Values.x }} {{- end }}")
      map.put("block", "line\n\n  indented {{ }}\n\ttab\n")
      map.put("joined", values.words.joined(separator: ", "))
      map.put("helper", Expr<String>.helper("mode"))
      map.map("nested") { nested in
        nested.put("unless", values.text.unlessEmpty)
        nested.when(values.flag) { $0.put("then", values.number) }
        nested.map("deep") { $0.put("maybe", values.maybeText.orAbsent) }
      }
      map.list(
        "list",
        [
          .item(.folding(values.text.expression)), .when(values.flag.expression, [.item(.value("flag"))], else: [.item(.value(1))]),
          .item(
            MapBuilder.tree { item in
              item.when(values.other) { $0.put("first", "conditional") }
              item.put("always", values.mode.text)
            }),
        ])
      map.list(
        "each",
        [
          .each(
            loop(values),
            [
              .item(
                MapBuilder.tree { item in
                  item.put("name", element(\.name))
                  item.put("number", element(\.number))
                  item.put("words", element(\.words).joined(separator: "%"))
                })
            ])
        ])
    }
  }

  /// Components that are there under conditions, beside users' own.
  private static func collector(_ values: Settings) -> CollectorConfiguration {
    CollectorConfiguration(
      pipelines: [
        Pipeline<Metrics>(
          from: [.otlp()], through: [.memoryLimiter(), .resource([.insert("a", .text("\(values.text) $x"))]), .batch()],
          to: [.debug(verbosity: .basic).when(values.flag), .otlpHTTP(endpoint: values.text).when(values.other)]
        ).erased,
        Pipeline<Logs>(
          from: [.fileLog(include: ["/x"], exclude: ["/y"] + .setting(values.words))],
          through: [.batch(size: values.maybeNumber.orAbsent)],
          to: [.debug(verbosity: .basic)]
        ).when(values.flag).erased,
      ], overrides: values.collector)
  }

  private static func reference<Value>(_ setting: Expr<Value>) -> Reference {
    guard case .reference(let reference) = setting.expression else { fatalError("a setting is a reference") }
    return reference
  }

  private static func loop(_ values: Settings) -> Loop {
    Loop(variable: "item", over: reference(values.items))
  }

  /// A field of the element that `loop` stands at.
  private static func element<Value: SettingValue>(_ path: KeyPath<Item, Expr<Value>>) -> Expr<Value> {
    var found: Expr<Value>?
    _ = ForEach<ChartPart>(Expr<[Item]>(.reference(Reference(.values(slot: 0), [], [Item].valueType))), as: "item") { item in
      found = item[keyPath: path]
      return []
    }
    return found ?? Expr(.boolean(false))
  }

  private static func texts(_ values: Settings) -> ConfigMap {
    ConfigMap(
      "texts",
      data: [
        DataEntry("text", value: values.text),
        DataEntry("lines", value: values.lines),
        DataEntry("both", value: "100% \(values.text) {{ \(values.number) }} \(values.mode.text)"),
        DataEntry("release", value: "\(Release.name)/\(Release.namespace)/\(Release.service)"),
        DataEntry("cut", value: Release.name.truncated(to: 5).trimmingSuffix("-").replacing("e", with: "%").lowercased()),
        DataEntry("hash", value: values.text.sha256),
        DataEntry("trimmed", value: ("\(values.text)e\u{301}" as Expr<String>).trimmingSuffix("\u{301}")),
        DataEntry(
          "distinct",
          value: ("b\n\(values.text)\n\(values.words.joined(separator: "\n"))\na\nb" as Expr<String>).distinctLines(separator: "|")),
        DataEntry("share", value: "\(values.number.share(percent: 33))MiB"),
        DataEntry("helper", value: .helper("mode")),
        DataEntry("choice", value: .choose(if: values.words.isNonEmpty, then: values.words.joined(separator: ","), else: values.text)),
        DataEntry("fixed", text: "fixed {{ text }}\n\ttab\n  spaces\n\nend\n"),
        DataEntry("one", text: "no line feed {{"),
        DataEntry("configuration", helper: "configuration"),
        DataEntry("collector", lines: TreeLayout.embedded([.comment("A collector.")] + collector(values).entries)),
        DataEntry("blank", helper: "blank"),
        DataEntry(
          "template",
          lines: TextBlock.template(
            "listen @PORT@;\n{{ @TEXT@ }}@NUMBER@ @@ @OTHER@\n",
            holes: [
              "PORT": values.port.expression, "TEXT": values.mode.text.expression, "NUMBER": values.number.expression,
            ])),
        DataEntry(
          "trailing",
          lines: [
            .literal("blanks  "), .when(values.flag.expression, [.literal("tab\t"), .literal("   ")], else: [.literal("  {{")]),
            .literal("end "),
          ]),
        DataEntry(
          "blocks",
          lines: [
            .literal("first"), .when(values.flag.expression, [.literal(""), .literal("  flagged"), .literal("")], else: [.literal("")]),
            .each(
              loop(values),
              [
                .line([.literal("- "), .hole(element(\.text).expression), .literal("{"), .hole(element(\.number).expression)]),
                .literal(""),
              ]),
            .when(values.other.expression, [.line([.hole(values.text.expression)])], else: []), .literal("last"),
          ]),
      ])
  }

  private static func maps(_ values: Settings) -> Manifest {
    Manifest(apiVersion: "v1", kind: "ConfigMap", name: "maps") { map in
      map.map("data") { data in
        data.put("fixed", "1")
        data.spread(values.map)
      }
    }
  }

  private static func lists(_ values: Settings) -> Manifest {
    Manifest(apiVersion: "example.com/v1", kind: "Everything", name: "lists") { map in
      map.map("spec") { spec in
        spec.put("number", values.number)
        spec.put("flag", values.flag)
        spec.put("quantity", values.quantity)
        spec.put("port", values.port)
        spec.put("maybeText", values.maybeText.orAbsent)
        spec.put("nonEmptyText", values.text.isNonEmpty)
        spec.put("nonEmptyBoth", values.text.isNonEmpty && values.flag)
        spec.put("nonEmptyAny", values.map.isNonEmpty || values.maybeNumber.isSet)
        spec.put("notEmpty", !values.words.isNonEmpty)
        spec.put("sameNumber", values.number == 10_000_000)
        spec.put("otherNumber", values.number != 10_000_000)
        spec.put("sameSwitches", values.flag == values.other)
        spec.put("sameThere", anyThere(values) == values.map.isNonEmpty)
        spec.put("otherThere", values.maybeNumber.isSet != allThere(values))
        spec.put("named", anyThere(values))
        spec.put("namedAndNot", !anyThere(values) || values.maybeFlag.isSet)
        spec.when(anyThere(values)) { named in
          // Known to hold.
          named.when(anyThere(values)) { $0.put("namedTwice", values.number) }
          named.when(allThere(values)) { $0.map("deeper") { $0.when(values.other && anyThere(values)) { $0.put("both", "yes") } } }
          named.put("chosenByName", Expr<String>.choose(if: allThere(values), then: "all", else: "any"))
        }
        spec.put("chosenFlag", Expr<Bool>.choose(if: values.flag, then: values.text.isNonEmpty, else: values.other))
        spec.put("chosenPort", Expr<IntOrString>.choose(if: values.flag, then: values.port, else: "5"))
        spec.put("chosenNumber", Expr<IntOrString>.choose(if: values.flag, then: 8, else: values.port))
        spec.put("chosenQuantity", Expr<Quantity>.choose(if: values.other, then: values.quantity, else: "5"))
        spec.put("chosenInt", Expr<Int>.choose(if: values.flag, then: values.number, else: 1_000_000))
        spec.put("replaced", values.text.replacing("e", with: "%").replacing("%", with: "%%"))
        spec.put("percent", ("%\u{301}\(values.text)%d" as Expr<String>))
        spec.put("maybeNumber", values.maybeNumber.orAbsent)
        spec.put("maybeFlag", values.maybeFlag.orAbsent)
        spec.put("words", values.words)
        spec.put("map", values.map)
        spec.put("tolerations", values.tolerations)
        spec.put("spread", values.spread)
        spec.list(
          "mixed",
          [
            .item(.value("fixed")), .when(values.flag.expression, [.item(.value(["a": 1]))], else: []),
            .item(.folding(values.maybeNumber.orAbsent.expression)),
            .item(.list([.item(.folding(values.text.expression)), .item(.value([]))])),
            .item(MapBuilder.tree { $0.put("only", values.maybeText.orAbsent) }),
          ])
        spec.list(
          "perhaps",
          [
            .when(
              values.flag.expression, [.item(.folding(values.text.expression))],
              else: [.when(values.other.expression, [.item(.value(2))], else: [])])
          ])
        spec.map("perhapsMap") { perhaps in
          perhaps.when(values.flag) { $0.put("a", values.maybeNumber.orAbsent) }
          perhaps.map("inner") { inner in inner.when(!values.other) { $0.put("b", values.number) } }
        }
        spec.put("empty", tree: .value([:]))
        spec.put("emptyList", tree: .value([]))
      }
    }
  }

  private static func loops(_ values: Settings) -> Chart {
    Chart {
      ForEach(values.items, as: "item") { item in
        ConfigMap(
          .scoped("item", item.name), component: "item",
          data: [
            DataEntry("name", value: item.name), DataEntry("text", value: item.text), DataEntry("number", value: "\(item.number)"),
            DataEntry("outer", value: "\(values.text)-\(item.name)"), DataEntry("words", value: item.words.joined(separator: "{{")),
          ])
        If(item.on1 && !values.flag) {
          Manifest(apiVersion: "example.com/v1", kind: "Everything", name: .scoped("item", item.name)) { map in
            map.map("spec") { spec in
              spec.put("maybe", item.maybe.orAbsent)
              spec.put("number", item.number)
              spec.put("tolerations", values.tolerations)
              spec.when(item.text.isNonEmpty) { $0.put("text", item.text) }
            }
          }
        }
      }
    }
  }

  private static func conditions(_ values: Settings) -> Chart {
    Chart {
      If(values.flag) {
        marker("flag")
      } else: {
        If(values.other || values.mode.is(.percent)) {
          marker("other")
        } else: {
          marker("neither")
        }
      }
      If(values.number == 10_000_000 && values.text != "t") { marker("number") }
      If(values.number != 10_000_000) { marker("othernumber") }
      If(values.flag == values.other) { marker("alike") }
      If(values.words.isNonEmpty != (values.flag || values.map.isNonEmpty)) { marker("unlike") }
      If(values.maybeFlag.isSet) { marker("set") }
      If(!values.map.isNonEmpty) { marker("nomap") }
      If(Cluster.kubernetes(atLeast: "1.32")) {
        marker("new")
      } else: {
        marker("old")
      }
      If(Cluster.serves("example.com/v1/Everything")) { marker("everything") }
      If(Cluster.serves("nothing.example.com/v1")) { marker("nothing") }
      If(Release.name.contains("1") && values.text.startsWithDigit) { marker("digits") }
    }
  }

  private static func marker(_ name: String) -> ConfigMap { ConfigMap(.scoped(name), data: []) }

  private static func workload(_ values: Settings) -> Chart {
    Chart {
      Job(
        "job",
        pod: PodSpec<Linux>(
          placement: Placement(
            nodeSelector: values.map, tolerations: values.tolerations, affinity: values.affinity, topologySpread: values.spread),
          userLabels: values.map
        ) {
          Container(
            "c", image: "a/b:\(values.number)", args: ["\(values.text)", "--x=\(values.lines)"], resources: .setting(values.resources)
          ) {
            Env("A", values.text)
            If(values.flag) {
              Env("B", "\(values.number)")
            } else: {
              Env("B", values.maybeText.orAbsent)
            }
            Env("C", "\(values.words.joined(separator: " "))")
          }
          If(values.other) { Volume.emptyDir("v", sizeLimit: values.quantity) }
        })
    }
  }

  private static func notes(_ values: Settings) -> Chart {
    Chart {
      Notes("", "First \(values.text) {{ braces }} \(values.number)%", "")
      If(values.flag) {
        Notes("", "flag", "")
      } else: {
        Notes("no flag")
      }
      ForEach(values.items, as: "item") { item in Notes("- \(item.name): \(item.number)", "") }
      ForEach(values.words, as: "word") { word in Notes("* \(word) of \(values.text)") }
      Notes("", "end", "")
    }
  }
}
