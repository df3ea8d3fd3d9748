import Grafana
import PromQL
import Testing
import YAML

/// Parts of panels and variables, as Grafana reads them.
struct FieldTests {
  static func panel(_ panel: Panel) throws -> YAMLValue {
    var dashboard = try Sample.small()
    dashboard.lines = [PanelLine([panel])]
    return try #require(try dashboard.value()["panels"]?[0])
  }

  @Test(arguments: [
    (DashboardLink.Context.everything, "/d/node", true, true), (.dataSourceAndTime, "/d/node?${datasource:queryparam}", false, true),
    (.nothing, "/d/node", false, false),
  ])
  func linksAtTheTop(context: DashboardLink.Context, url: String, variables: Bool, time: Bool) throws {
    var dashboard = try Sample.small()
    dashboard.links = [DashboardLink("Node", to: .dashboard(try Sample.uid("node")), context: context)]
    let link = try #require(try dashboard.value()["links"]?[0])
    #expect(link["url"]?.string == url && link["type"] == "link")
    #expect([link["includeVars"], link["keepTime"]] == [.bool(variables), .bool(time)])
  }

  @Test func linkToAnotherDashboard() throws {
    let link = DataLink(
      "Node",
      to: .dashboard(try Sample.uid("node"), variables: [.init("cluster"), .init("node", .label("instance")), .init("os", .text("a&b/ü"))]))
    let panel = try Self.panel(
      .stat("a", description: "d", fields: FieldOptions(.none, links: [link]), targets: [Target(Sample.up)]))
    #expect(
      panel["fieldConfig"]?["defaults"]?["links"]?[0]?["url"]?.string
        == "/d/node?${datasource:queryparam}&${cluster:queryparam}&var-node=${__field.labels.instance:percentencode}&var-os=a%26b%2F%C3%BC"
        + "&${__url_time_range}")
  }

  @Test func queriesAreNamedInOrder() throws {
    let panel = try Self.panel(
      .stat("a", description: "d", fields: FieldOptions(.none), targets: Array(repeating: Target(Sample.up), count: 54)))
    let ids = try #require(panel["targets"]?.list).compactMap { $0["refId"]?.string }
    #expect(ids[0] == "A" && ids[25] == "Z" && ids[26] == "AA" && ids[51] == "AZ" && ids[52] == "BA")
    #expect(Set(ids).count == 54)
  }

  /// Grafana calls the values of the only query of a table `Value`, and of several `Value #A`.
  @Test func valueColumns() throws {
    func names(_ targets: Int) throws -> YAMLValue? {
      let columns = (0..<targets).map { TableColumn.value(ofTarget: $0, "Column \($0)", .short) }
      let panel = try Self.panel(
        .table("a", description: "d", columns: columns, targets: Array(repeating: .table(Sample.up), count: targets)))
      return panel["transformations"]?.list?.last?["options"]?["renameByName"]
    }
    #expect(try names(1) == ["Value": "Column 0"])
    #expect(try names(2) == ["Value #A": "Column 0", "Value #B": "Column 1"])
  }

  @Test func everyQueryAsksTheChosenDataSource() throws {
    let value = try Sample.full().value()
    #expect(value["templating"]?["list"]?[0]?["name"]?.string == "datasource")
    func references(_ value: YAMLValue) -> [YAMLValue] {
      switch value {
      case .list(let items): items.flatMap(references)
      case .map(let map): map.entries.flatMap { $0.key == "datasource" ? [$0.value] : references($0.value) }
      default: []
      }
    }
    let chosen: YAMLValue = ["type": "prometheus", "uid": "${datasource}"]
    let builtIn: YAMLValue = ["type": "grafana", "uid": "-- Grafana --"]
    let all = references(value)
    #expect(all.count { $0 == builtIn } == 1 && all.allSatisfy { $0 == chosen || $0 == builtIn } && all.count > 20)
  }

  @Test func choicesWithCommas() throws {
    var dashboard = try Sample.small()
    dashboard.variables = [DashboardVariable("a", label: "A", .custom([.init("1,5", text: "One, half"), .init("2")]))]
    let variable = try #require(try dashboard.value()["templating"]?["list"]?[1])
    #expect(variable["query"]?.string == #"One\, half : 1\,5, 2"#)
    #expect(variable["current"] == ["selected": true, "text": "One, half", "value": "1,5"])
  }

  @Test func numbersWithoutPointsStayIntegers() throws {
    let panel = try Self.panel(
      .stat(
        "a", description: "d", fields: FieldOptions(.none, min: 0, max: 2.5, thresholds: .rising(warning: 1, critical: 1e300)),
        targets: [Target(Sample.up)]))
    let fields = try #require(panel["fieldConfig"]?["defaults"])
    #expect(fields["min"] == .int(0) && fields["max"] == .float(2.5))
    #expect(fields["thresholds"]?["steps"]?.list?.map { $0["value"] } == [.null, .int(1), .float(1e300)])
  }
}
