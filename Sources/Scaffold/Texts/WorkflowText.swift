/// What keeps the chart and the spec together: before each commit, and where changes are reviewed. `wingen` is found on the PATH.
enum WorkflowText {
  static let preCommit = """
    # https://pre-commit.com: `pre-commit install` once, and no commit has a stale or faulty chart.
    repos:
      - repo: local
        hooks:
          - id: wingen-build-check
            name: wingen build --check
            language: system
            entry: wingen build . -o chart --check
            pass_filenames: false
            always_run: true
          - id: wingen-lint
            name: wingen lint
            language: system
            entry: wingen lint .
            pass_filenames: false
            always_run: true

    """

  static func github(_ format: ScaffoldPlan.Format) -> String {
    """
    # The chart is what the spec says, and neither it nor any values that matter break a rule.
    \(runner(format))
    name: chart
    on: [pull_request]
    permissions:
      contents: read
    jobs:
      chart:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
          - run: wingen build . -o chart --check
          - run: wingen lint --format github .
          - run: wingen verify .

    """
  }

  static func gitlab(_ format: ScaffoldPlan.Format) -> String {
    """
    # The chart is what the spec says, and neither it nor any values that matter break a rule.
    \(runner(format))
    chart:
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      script:
        - wingen build . -o chart --check
        - wingen lint .
        - wingen verify .

    """
  }

  /// What the machine that runs it must have.
  private static func runner(_ format: ScaffoldPlan.Format) -> String {
    let program = "# wingen must be on the PATH of the runner: a static binary of it runs on any Linux of its architecture."
    switch format {
    case .yaml: return program
    case .swift: return program + "\n# So must swiftc be, 6.2 or later, with libyaml-dev: `wingen doctor` says what is missing."
    }
  }
}
