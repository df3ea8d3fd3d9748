import Checks
import Diagnostics
import Foundation
import TestSupport
import Testing
import YAML

/// Names of Windows users against the expressions with which the API server checks them.
@Suite struct UserNameTests {
  /// As in kubernetes/kubernetes pkg/apis/core/validation/validation.go; lengths are bytes.
  private func isAccepted(_ name: String) -> Bool {
    func matches(_ expression: String, _ text: some StringProtocol) -> Bool {
      String(text).range(of: expression, options: .regularExpression) != nil
    }
    let parts = name.split(separator: "\\", omittingEmptySubsequences: false)
    guard !name.isEmpty, !matches("[\\x00-\\x1f\\x7f]", name), parts.count <= 2, let user = parts.last else { return false }
    if parts.count == 2 {
      let label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
      guard parts[0].utf8.count < 256 else { return false }
      guard matches(#"^[^\\/:\*\?"<>|\.][^\\/:\*\?"<>|]{0,14}$"#, parts[0]) || matches("^\(label)(?:\\.\(label))*$", parts[0]) else {
        return false
      }
    }
    return (1...104).contains(user.utf8.count) && !matches(#"^[\. ]+$"#, user) && !matches(#"["/\\:;|=,\+\*\?<>@\[\]]"#, user)
  }

  private func isReported(_ name: String) -> Bool {
    let pod: YAMLValue = [
      "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "web"],
      "spec": [
        "containers": [
          ["name": "web", "image": "example.com/web:1", "securityContext": ["windowsOptions": ["runAsUserName": .string(name)]]]
        ]
      ],
    ]
    return findings(in: pod).contains { $0.code.text == "WIN025" }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func agreesWithTheAPIServer(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Odd characters are rare, so that names are about as often right as wrong.
    let usual = ["a", "Z", "9", "-", ".", " ", "_", "ü", "😀", "$", "abcdefg", "0123456789"]
    let odd = ["\\", "\\", "\\", "/", ":", "*", "\"", "@", "[", "|", "\u{7}", "\u{7F}", String(repeating: "x", count: 61)]
    var accepted = 0
    for _ in 0..<500 {
      var name = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        name +=
          Int.random(in: 0..<12, using: &random) == 0 ? odd.randomElement(using: &random) ?? "" : usual.randomElement(using: &random) ?? ""
      }
      let expected = isAccepted(name)
      accepted += expected ? 1 : 0
      #expect(isReported(name) == !expected, "seed \(seed): \(name.debugDescription)")
    }
    #expect((100...450).contains(accepted), "seed \(seed)")
  }
}
