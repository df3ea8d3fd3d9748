import Glibc
import Testing
import YAML

/// What the emitter writes, read by an independent reader: PyYAML's own (YAML 1.1) and its binding of libyaml.
struct PyYAMLTests {
  struct NoTemporaryFile: Error {}

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
    let output = try runPython(Self.script, input: JSONWriter.text(for: .list(cases), pretty: false))
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

  /// Runs a script over one input file and gives what it prints.
  private func runPython(_ script: String, input: String) throws -> String {
    var template = Array("/tmp/wingen-yaml-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw NoTemporaryFile() }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let paths = ["\(folder)/script.py", "\(folder)/input.json"]
    defer {
      for path in paths { unlink(path) }
      rmdir(folder)
    }
    for (path, text) in zip(paths, [script, input]) {
      guard let file = fopen(path, "w") else { throw NoTemporaryFile() }
      let bytes = Array(text.utf8)
      let written = fwrite(bytes, 1, bytes.count, file)
      guard fclose(file) == 0, written == bytes.count else { throw NoTemporaryFile() }
    }
    guard let pipe = popen("python3 \(paths[0]) \(paths[1]) 2>&1", "r") else { return "python3 could not be started" }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer[..<count] }
    pclose(pipe)
    return String(decoding: output, as: UTF8.self)
  }
}
