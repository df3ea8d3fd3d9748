/// Text as labels of Mermaid's flowcharts take it, between double quotes.
///
/// Source: mermaid.js.org, "Flowcharts - Basic Syntax", "Special characters that break syntax" and "Entity codes to escape characters";
/// mermaid-js/mermaid packages/mermaid/src/diagrams/flowchart/parser/flow.jison.
enum MermaidText {
  /// Everything but letters, digits and a few marks as an entity code, so that nothing of it is syntax, Markdown or HTML.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", "-", ".", ",", ":", "/", "(", ")", "=", "+", "…", "→": result.unicodeScalars.append(scalar)
      case _ where scalar.value >= 0xA0 && scalar.properties.isAlphabetic: result.unicodeScalars.append(scalar)
      default: result += "#\(scalar.value);"
      }
    }
    return result
  }
}
