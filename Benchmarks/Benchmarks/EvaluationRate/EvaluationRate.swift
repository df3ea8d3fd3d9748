import ChartModel
import Examples
import HelmChart
import HelmValues
import YAML

/// How many times a second the whole example chart is evaluated on one core: `EvaluationRate [SECONDS]`.
@main
enum EvaluationRate {
  static func main() throws {
    let seconds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 3
    for spec in BuiltInSpec.all {
      let chart = try spec.chart()
      let evaluator = Evaluator(chart)
      let values = try ValuesMerge.combine(files: [], sets: [], defaults: chart.settings.defaults).values
      let bound = evaluator.bind(values)
      let release = ReleaseFacts(name: "metrics", namespace: "monitoring")
      let objects = evaluator.render(bound, release: release).objects.count
      print("\(spec.name): \(objects) objects")
      report("evaluate, values looked up once", seconds) { evaluator.render(bound, release: release).objects.count }
      report("look values up and evaluate", seconds) { evaluator.render(values, release: release).objects.count }
      report("merge, check, look up and evaluate", seconds) {
        guard let resolved = try? ValuesResolution.resolve(chart, files: [], sets: [], release: ReleaseFacts()) else { return 0 }
        return evaluator.render(resolved.values, release: release).objects.count
      }
      report("write all files of the chart", seconds) { (try? HelmChartWriter.files(chart).count) ?? 0 }
      report("make the chart from the spec", seconds) { (try? spec.chart().templates.count) ?? 0 }
    }
  }

  /// Runs the body for some seconds and prints how often it ran per second.
  private static func report(_ what: String, _ seconds: Int, _ body: () -> Int) {
    let clock = ContinuousClock()
    let start = clock.now
    var rounds = 0
    var total = 0
    while clock.now - start < .seconds(seconds) {
      for _ in 0..<20 { total &+= body() }
      rounds += 20
    }
    let elapsed = (clock.now - start) / .seconds(1)
    print("  \(what): \(Int(Double(rounds) / elapsed)) a second (checksum \(total))")
  }
}
