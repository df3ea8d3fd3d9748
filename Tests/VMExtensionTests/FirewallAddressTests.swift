import Foundation
import TestSupport
import Testing
import VMExtension

/// Addresses as Python's ipaddress module knows them.
@Suite struct FirewallAddressTests {
  private static let program = """
    import ipaddress, json, sys
    for text in json.load(open(sys.argv[1])):
        try:
            found = ipaddress.ip_network(text, strict=False)
            print(found.network_address if found.prefixlen == found.max_prefixlen else found)
        except ValueError:
            print("none")
    """

  private func compare(_ texts: [String], _ comment: Comment? = nil) throws {
    let input = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    let answer = try PythonScript.run(text: Self.program, input: input)
    let lines = answer.output.split(separator: "\n").map(String.init)
    try #require(answer.status == 0 && lines.count == texts.count, "\(answer.output)")
    for (text, line) in zip(texts, lines) { #expect((FirewallAddress(parsing: text)?.text ?? "none") == line, comment ?? "\(text)") }
  }

  @Test func edges() throws {
    try compare([
      "0.0.0.0/0", "255.255.255.255", "10.1.2.3/8", "10.1.2.3/32", "10.1.2.3/31", "10.1.2.3/33", "10.1.2", "10.1.2.3.4", "10.1.2.256",
      "01.2.3.4", "1.2.3.+4", "1.2.3.4/", "/8", "", "::", "::1", "1::", "::/0", "fd00::1/8", "fd00:1:2:3:4:5:6:7",
      "fd00:1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::2::3", ":::", "1:", ":1", "12345::", "g::", "fd00::/129",
      "1:0:0:2:0:0:0:3", "1:0:2:0:3:0:4:0", "0:0:1::/127", "FD00::ABCD",
    ])
    // What Python takes besides: no firewall rule is to depend on it.
    for text in ["10.0.0.0/255.0.0.0", "1.2.3.4/08", "fe80::1%eth0", "::ffff:1.2.3.4", "LocalSubnet"] {
      #expect(FirewallAddress(parsing: text) == nil)
    }
  }

  @Test func randomRanges() throws {
    let seed = ProcessInfo.processInfo.environment["WINGEN_SEED"].flatMap { UInt64($0) } ?? 20261122
    var random = SplitMix64(seed: seed)
    let texts = (0..<400).map { index in
      if index % 2 == 0 {
        let bytes = (0..<4).map { _ in String(Int.random(in: 0...255, using: &random)) }
        return bytes.joined(separator: ".") + "/\(Int.random(in: 0...32, using: &random))"
      }
      let groups = (0..<8).map { _ in Bool.random(using: &random) ? "0" : String(Int.random(in: 0...65535, using: &random), radix: 16) }
      return groups.joined(separator: ":") + "/\(Int.random(in: 0...128, using: &random))"
    }
    try compare(texts, "WINGEN_SEED=\(seed)")
  }
}
