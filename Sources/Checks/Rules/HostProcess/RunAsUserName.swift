import Diagnostics
import YAML

enum RunAsUserName: PodRule {
  static let about = RuleDescription(
    "WIN025", "run-as-user-name", .error, "A runAsUserName is no name of a Windows user.",
    explanation: """
      `windowsOptions.runAsUserName` is `user` or `DOMAIN\\user`. The API server refuses anything else: the domain is a NetBIOS name (at
      most 15 characters) or a DNS name below 256 characters, the user has 1 to 104 characters, not only dots and spaces, and none of
      `" / \\ : ; | = , + * ? < > @ [ ]`; there are no control characters, and one backslash at most.

      In YAML, a backslash in double quotes is written twice: `"NT AUTHORITY\\\\SYSTEM"`; in single quotes or without quotes, once.
      An address such as `user@example.com` is written `example.com\\user`.
      """,
    sources: ["kubernetes/kubernetes pkg/apis/core/validation/validation.go (validateWindowsSecurityContextOptions)"])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.name != .linux else { return }
    if let problem = problem(pod.windowsOptions) {
      report.add(pod, .runAsUserName, message(problem), hint: hint(problem))
    }
    for container in pod.containers {
      guard let problem = problem(container.windowsOptions) else { continue }
      report.add(pod, container, .runAsUserName, message(problem), hint: hint(problem))
    }
  }

  private static func problem(_ options: YAMLMap?) -> WindowsUserName.Problem? {
    (options?["runAsUserName"]?.string).flatMap { WindowsUserName($0).problem }
  }

  private static func message(_ problem: WindowsUserName.Problem) -> String {
    switch problem {
    case .empty: "runAsUserName is empty"
    case .controlCharacter: "runAsUserName has a control character"
    case .backslashes: "runAsUserName has more than one backslash"
    case .domainTooLong: "the domain of runAsUserName has \(WindowsUserName.domainLimit) characters or more"
    case .domain: "the domain of runAsUserName is neither a NetBIOS name nor a DNS name"
    case .userEmpty: "runAsUserName ends with its domain"
    case .userTooLong: "the user of runAsUserName has more than \(WindowsUserName.userLimit) characters"
    case .dotsAndSpaces: "the user of runAsUserName has only dots and spaces"
    case .character(let scalar): "the user of runAsUserName has the character \(scalar)"
    }
  }

  private static func hint(_ problem: WindowsUserName.Problem) -> String {
    switch problem {
    case .empty: "name a user, or remove the field"
    case .controlCharacter, .backslashes: #"write DOMAIN\user; in double quotes YAML wants the backslash twice"#
    case .character("@"), .character("/"): #"write DOMAIN\user"#
    default: #"write user or DOMAIN\user"#
    }
  }
}
