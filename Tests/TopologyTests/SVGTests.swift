import TestSupport
import Testing

@testable import Topology

@Suite struct SVGTests {
  /// Python's XML parser reads every picture, and finds nothing in it that acts or loads something.
  @Test func wellFormedAndInert() throws {
    var texts = try Picture.all.map { SVGWriter.text(of: try $0.graph()) }
    let seed: UInt64 = 77
    for index in 0..<60 {
      var random = SplitMix64(seed: seed &+ UInt64(index))
      texts.append(SVGWriter.text(of: RandomGraph.make(&random)))
    }
    let program = """
      import sys, xml.etree.ElementTree as tree
      allowed = {"svg", "title", "desc", "style", "rect", "path", "text", "g"}
      for number, text in enumerate(open(sys.argv[1], encoding="utf-8").read().split("\\x1f")):
          root = tree.fromstring(text)
          assert root.tag == "{http://www.w3.org/2000/svg}svg", root.tag
          assert root.get("role") == "img" and root[0].tag.endswith("title")
          for element in root.iter():
              assert element.tag.split("}")[1] in allowed, element.tag
              for name, value in element.attrib.items():
                  assert not name.startswith("on") and "href" not in name and "url(" not in value, (name, value)
          style = next(root.iter("{http://www.w3.org/2000/svg}style")).text
          assert "prefers-color-scheme" in style and "@import" not in style and "url(" not in style
          print("read", number)
      """
    let run = try PythonScript.run(text: program, input: texts.joined(separator: "\u{1f}"))
    #expect(run.status == 0 && run.output.contains("read \(texts.count - 1)"), "seed \(seed): \(run.output)")
  }

  @Test func legendTellsWhatIsThereAlone() throws {
    let picture = try #require(Picture.all.first { $0.name == "aks-vm-extension-defaults" })
    let svg = SVGWriter.text(of: try picture.graph())
    #expect(svg.contains(">asks for metrics<") && svg.contains(">sends telemetry<"))
    #expect(!svg.contains(">installs<") && !svg.contains(">delivers<"))
  }
}
