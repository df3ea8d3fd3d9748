import BuiltInSpecs
import Diagnostics
import Examples
import JSONSchemas
import StackFile
import Testing
import YAML

/// What editors are told of stack files is what reading them finds, as far as a schema can say it.
@Suite struct SchemaTests {
  private static let accepted = [
    "stack: aks-logzio",
    "stack: aks-logzio\nchart: {name: a, version: 1.0.0}\nvalues: {collectors: {clusterName: prod}, installer: {enabled: false}}",
    "stack: windows-nodes\noptions: {backends: [otlp]}\nvalues: {hostProcess: {enabled: true}, otlp: {endpoint: 'a:4317'}}",
    "stack: windows-nodes\noptions: {strategy: preinstalled, backends: [mimir, loki], logs: true}\nvalues: {exporter: {port: 9182}}",
    "stack: windows-nodes\noptions: {strategy: sshInstaller, backends: [mimir]}\nvalues: {commonLabels: {a: b}}",
  ]
  private static let refused = [
    "{}", "stack: nobody", "stack: aks-logzio\nvalue: {}", "stack: aks-logzio\noptions: {}", "stack: aks-logzio\nvalues: {proxi: {}}",
    "stack: aks-logzio\nvalues: {collectors: {clusterName: 3}}", "stack: windows-nodes",
    "stack: windows-nodes\noptions: {backends: []}", "stack: windows-nodes\noptions: {backends: [otlp], cloud: azure}",
    "stack: windows-nodes\noptions: {backends: [otlp]}\nvalues: {otlp: {endpoint: 3}}",
    "stack: windows-nodes\noptions: {backends: [otlp]}\nvalues: {oltp: {}}",
    "stack: windows-nodes\noptions: {strategy: preinstalled, backends: [otlp]}\nvalues: {exporter: {port: high}}",
    "stack: windows-nodes\noptions: {backends: [otlp]}\nvalues: {exporter: {prot: 3}}",
  ]

  @Test func theSchemaIsWhatReadingFinds() throws {
    let schema = try JSONSchemaValidator(schema: StackSchema.value(specs: BuiltInSpec.all))
    for text in Self.accepted {
      #expect(findings(text).isEmpty, "\(text)")
      #expect(try schema.validate(YAMLReader.readSingle(text, file: "stack.yaml").plain).isEmpty, "\(text)")
    }
    for text in Self.refused {
      #expect(!findings(text).isEmpty, "\(text)")
      #expect(try !schema.validate(YAMLReader.readSingle(text, file: "stack.yaml").plain).isEmpty, "\(text)")
    }
  }

  /// Editors show it when a key is completed.
  @Test func settingsHaveDescriptionsAndDefaults() throws {
    let text = try StackSchema.text(specs: [])
    #expect(text.contains("\"default\":\"https://mimir.example.com/api/v1/push\""))
    #expect(text.contains("Name of the cluster: the label cluster of every series"))
    #expect(!text.contains("\"required\":[\"clusterName\""))
  }
}
