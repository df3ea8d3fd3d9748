import TestSupport
import Testing
import YAML

/// What the emitter writes, read by an independent reader: PyYAML's own (YAML 1.1) and its binding of libyaml.
struct PyYAMLTests {

  @Test func pyYAMLReadsTheSame() throws {
    var values: [YAMLValue] = HostileStrings.all.flatMap { RoundTripTests.forms($0).suffix(2) }
    var random = RandomValues(seed: 20_260_301)
    random.hasNonFinite = false
    values += (0..<300).map { _ in random.value(depth: 4) }
    values += [-0.0, 1.0, 1e6, 1e21, 1e-7, 0.1, .leastNonzeroMagnitude, 123456.789, 1e300].map { [.float($0)] }
    let cases = values.map { (value: YAMLValue) -> YAMLValue in
      let yaml = YAMLEmitter.text(for: value)
      let json = RoundTripTests.isReadableAsJSON(value) ? JSONWriter.text(for: value, pretty: false) : yaml
      return ["yaml": .string(yaml), "json": .string(json), "value": value]
    }
    let output = try PythonScript.run(text: Self.script, input: JSONWriter.text(for: .list(cases), pretty: false)).output
    #expect(
      output == "read \(cases.count)\n", "python3 with PyYAML must be installed (Debian: python3-yaml). It said:\n\(output.prefix(2000))")
  }

  static let script = """
    import json, struct, sys
    import yaml

    libyaml = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def same(a, b):
        if type(a) is not type(b): return False
        if isinstance(a, float): return struct.pack("d", a) == struct.pack("d", b)
        if isinstance(a, list): return len(a) == len(b) and all(map(same, a, b))
        if isinstance(a, dict): return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
        return a == b

    cases = json.load(open(sys.argv[1], encoding="utf-8"))
    bad = 0
    for case in cases:
        for loader, text in ((yaml.SafeLoader, case["yaml"]), (libyaml, case["yaml"]), (libyaml, case["json"])):
            try:
                value = yaml.load(text, Loader=loader)
            except Exception as error:
                value = error
            if not same(value, case["value"]):
                bad += 1
                if bad < 5: print("differs:", loader.__name__, ascii(text)[:300], ascii(value)[:300], ascii(case["value"])[:300])
    print("read" if bad == 0 else "wrong: %d of" % bad, len(cases))
    """
}
