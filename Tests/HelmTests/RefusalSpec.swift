import ChartModel
import Kubernetes

/// A chart that refuses in every place where a refusal may stand, and of every kind.
enum RefusalSpec: ChartSpec {
  static let info = ChartInfo(name: "refusals", version: "1.0.0", appVersion: "1", summary: "Refusals.")

  struct Item: ChartValues, SettingElement {
    @Setting("Name of the item.", .pattern(.dnsLabel(maxLength: 2))) var name: Expr<String> = "a"
    @Setting("A number.", .range(-3...3)) var number: Expr<Int> = 1
    @Setting("Any text.") var text: Expr<String> = ""
    @Setting("A switch.") var strict: Expr<Bool> = false
    @Setting("Maybe a number.", .range(0...4)) var maybe: Expr<Int?>

    init() {}
  }

  enum Mode: String, SettingChoice {
    case plain, strict
  }

  struct Settings: ChartValues {
    @Setting("At least.", .range(0...9)) var least: Expr<Int> = 1
    @Setting("At most.", .range(0...9)) var most: Expr<Int> = 5
    @Setting("A big one.", .type(.anyInteger)) var big: Expr<Int> = 10_000_000
    @Setting("Maybe a number.", .range(0...9)) var maybe: Expr<Int?>
    @Setting("A switch.") var flag: Expr<Bool> = false
    @Setting("A mode.") var mode: Expr<Mode> = Expr(.plain)
    @Setting("Any text.") var text: Expr<String> = "{{ %d \"quoted\" }}"
    @Setting("Another text.") var other: Expr<String> = ""
    @Setting("Items.") var items: Expr<[Item]> = []
    @Setting("Words.", .pattern(.line, maxLength: 3)) var words: Expr<[String]> = []
    @Setting("A credential.", .secret, .pattern(.line)) var password: Expr<String> = ""
  }

  static func chart(_ values: Settings) -> Chart {
    Chart {
      ConfigMap("values", data: [DataEntry("text", value: values.text)])
      Refuse(if: values.least > values.most, "least is \(values.least), most is \(values.most): 100% {{ braces }} \"quotes\" \\ é")
      Refuse(if: values.big < -1000, "big is \(values.big)")
      If(values.flag) {
        Refuse(if: values.mode.is(.strict), "a fixed text with %s and {{ braces }}")
        Refuse(if: values.text == values.other, "text and other are both \(values.text)")
        If(values.maybe.isSet) {
          Refuse(if: Expr<Int>(values.maybe.expression) > values.most, "maybe is \(Expr<Int>(values.maybe.expression))")
        }
        Notes("flag")
      } else: {
        Refuse(if: values.password.isNonEmpty && !values.other.isNonEmpty, "the password needs flag or other, \(Release.name)")
      }
      loops(values)
    }
  }

  private static func loops(_ values: Settings) -> Chart {
    Chart {
      Refuse(repeated: { $0.name }, in: values.items, as: "item") { "items: two are named \($0.name)" }
      ForEach(values.items, as: "item") { item in
        Refuse(if: item.number > values.most, "\(item.name): \(item.number) is more than \(values.most)")
        If(item.strict && !values.flag) {
          Refuse(if: item.text == item.name || item.number == 2, "\(item.name) is strict: \(item.text)")
          If(item.maybe.isSet) {
            Refuse(if: Expr<Int>(item.maybe.expression) == item.number, "\(item.name) has \(item.number) twice")
          }
        }
      }
      // Only texts of the elements that come so far are compared.
      If(values.flag) {
        ForEach(values.words, as: "word") { word in Refuse(if: word == values.other, "the word \(word) is the other text") }
      }
    }
  }
}
