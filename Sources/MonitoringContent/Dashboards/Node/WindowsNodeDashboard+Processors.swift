import Grafana

extension WindowsNodeDashboard {
  var processors: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Processors",
        [
          PanelLine([try modes, try cores]),
          PanelLine(height: 7, [try queue, try switches, try interrupts]),
        ])
    }
  }

  private var modes: Panel {
    get throws(DashboardFault) {
      let time = "rate(windows_cpu_time_total{mode=~\"user|privileged\"}[$__rate_interval])"
      let within = "rate(windows_cpu_time_total{mode=~\"dpc|interrupt\"}[$__rate_interval])"
      return try make.lines(
        "CPU by mode", .percent,
        """
        What processors do: user is programs, privileged is Windows itself. Of the privileged time, dpc and interrupt are drivers; more \
        than 10% for them is a driver or network trouble. In sum above 90% for long, pods wait.
        """, needs: .collector("cpu"),
        [("100 * avg by (mode) (\(time))", "{{mode}}"), ("100 * avg by (mode) (\(within))", "{{mode}} (part of privileged)")], to: 100,
        style: .stacked(),
        overrides: [FieldOverride(.target(1), [.stacking(.none), .fillOpacity(0), .dashedLine])])
    }
  }

  private var cores: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "CPU by core", .percent,
        "Each logical processor. One at 100% beside idle ones is a program with a single busy thread, or all interrupts on one core.",
        needs: .collector("cpu"),
        [(#"100 * (1 - avg by (core) (rate(windows_cpu_time_total{mode="idle"}[$__rate_interval])))"#, "core {{core}}")], to: 100,
        style: TimeSeriesStyle(fillOpacity: 0, legend: .hidden))
    }
  }

  private var queue: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Threads waiting, per processor", .none,
        "Threads that could run and wait for a processor. Up to 2 is good; more for long, the node needs more processors or fewer pods.",
        needs: .collector("system"),
        [
          (
            """
            max by (cluster, node) (windows_system_processor_queue_length) / on (cluster, node) \(NodeQueries.processors)
            """, "waiting"
          )
        ], thresholds: .rising(warning: 2, critical: 5))
    }
  }

  private var switches: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Context switches and system calls", .operationsPerSecond,
        "How often threads change and programs call Windows. There is no bad number: look for steps that come with slowness.",
        needs: .collector("system"),
        [
          ("sum(rate(windows_system_context_switches_total[$__rate_interval]))", "context switches"),
          ("sum(rate(windows_system_system_calls_total[$__rate_interval]))", "system calls"),
          ("sum(rate(windows_system_exception_dispatches_total[$__rate_interval]))", "exceptions"),
        ])
    }
  }

  private var interrupts: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Interrupts", .operationsPerSecond,
        "Interrupts of devices, and procedure calls that drivers deferred. A jump without more traffic hints at a device or driver.",
        needs: .collector("cpu"),
        [
          ("sum(rate(windows_cpu_interrupts_total[$__rate_interval]))", "interrupts"),
          ("sum(rate(windows_cpu_dpcs_total[$__rate_interval]))", "deferred procedure calls"),
        ])
    }
  }
}
