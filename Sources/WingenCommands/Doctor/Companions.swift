/// Programs that people use together with wingen. It needs none of them.
enum Companions {
  private static let all: [(name: String, command: StaticString, purpose: String, remedy: String)] = [
    ("helm", "helm version --short", "installs charts", "get Helm 3 from https://helm.sh/docs/intro/install/"),
    (
      "kubectl", "kubectl version --client", "lists nodes for --nodes, applies manifests",
      "get kubectl from https://kubernetes.io/docs/tasks/tools/"
    ),
    ("git", "git --version", "keeps what wingen writes", "apt-get install git"),
    ("pre-commit", "pre-commit --version", "runs the hooks of .pre-commit-hooks.yaml", "apt-get install pre-commit"),
  ]

  static func facts() -> [EnvironmentFact] {
    all.map { program in
      guard OtherPrograms.find(program.name) != nil else {
        return EnvironmentFact(
          area: .companions, name: program.name, state: .missing, text: program.purpose, remedy: program.remedy)
      }
      guard let version = OtherPrograms.firstLine(program.command) else {
        return EnvironmentFact(
          area: .companions, name: program.name, state: .unfit, text: "does not say its version", remedy: "try \(program.command)")
      }
      return EnvironmentFact(area: .companions, name: program.name, state: .fine, text: "\(version); \(program.purpose)")
    }
  }
}
