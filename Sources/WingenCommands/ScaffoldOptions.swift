public import ArgumentParser
public import Scaffold
public import StackFile

/// What `init` would ask for otherwise.
struct ScaffoldOptions: ParsableArguments {
  @Option(help: "Whose Kubernetes it is.") var cloud: StackCloud?
  @Option(help: "How windows_exporter comes onto Windows nodes.") var strategy: StackStrategy?
  @Option(
    name: .customLong("backend"), help: ArgumentHelp("Where telemetry is sent; may be given several times.", valueName: "backend"))
  var backends: [StackBackend] = []
  @Flag(inversion: .prefixedNo, help: "Send logs beside metrics.") var logs: Bool?
  @Option(help: "The language of the spec; Swift unless there is no compiler here.") var format: ScaffoldPlan.Format?
  @Option(help: "What checks the chart when it changes; GitHub's unless the repository has jobs of GitLab.") var ci: ScaffoldPlan.CI?
  @Flag(help: "Ask nothing: take what is recommended.") var yes = false

  func answers(named name: String?, at place: ScaffoldPlace = ScaffoldPlace()) -> Answers {
    var answers = Answers(place: place)
    answers.cloud = cloud
    answers.strategy = strategy
    for backend in backends where !answers.backends.contains(backend) { answers.backends.append(backend) }
    answers.logs = logs
    answers.name = name
    answers.format = format
    answers.ci = ci
    return answers
  }

  var isEmpty: Bool { answers(named: nil) == Answers() && !yes }
}

extension StackCloud: ExpressibleByArgument {}
extension StackStrategy: ExpressibleByArgument {}
extension StackBackend: ExpressibleByArgument {}
extension ScaffoldPlan.Format: ExpressibleByArgument {}
extension ScaffoldPlan.CI: ExpressibleByArgument {}
