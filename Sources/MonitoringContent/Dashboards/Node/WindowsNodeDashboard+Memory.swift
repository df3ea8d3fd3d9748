import Grafana

extension WindowsNodeDashboard {
  var memory: DashboardRow {
    get throws(DashboardFault) {
      DashboardRow(
        "Memory", [PanelLine([try composition, try commit]), PanelLine(height: 7, [try paging, try pools, try pageFiles])])
    }
  }

  private var composition: Panel {
    get throws(DashboardFault) {
      let standby = """
        sum(windows_memory_standby_cache_core_bytes) + sum(windows_memory_standby_cache_normal_priority_bytes) \
        + sum(windows_memory_standby_cache_reserve_bytes)
        """
      return try make.lines(
        "What physical memory holds", .bytes,
        """
        Standby pages are cache that is given away at once, so standby and free together are available. Modified pages must be written to \
        disk first. Bad is when standby and free are nearly gone.
        """, needs: .collector("memory"),
        [
          (
            """
            sum(windows_memory_physical_total_bytes) - sum(windows_memory_available_bytes) \
            - sum(windows_memory_modified_page_list_bytes)
            """, "in use"
          ), ("sum(windows_memory_modified_page_list_bytes)", "modified"), (standby, "standby"),
          ("sum(windows_memory_free_and_zero_page_list_bytes)", "free"),
        ], style: .stacked())
    }
  }

  private var commit: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Commit and its limit", .bytes,
        """
        Memory that Windows has promised, in RAM or page files, and the most that it can promise. When they meet, allocations fail and pods \
        with them, although memory may be free. Page files that Windows manages raise the limit when they grow.
        """, needs: .collector("memory"),
        [
          ("max(windows_memory_committed_bytes)", "committed"), ("max(windows_memory_commit_limit)", "limit"),
          ("max(windows_memory_physical_total_bytes)", "physical memory"),
        ],
        overrides: [
          FieldOverride(.name(.named("limit")), [.fillOpacity(0), .dashedLine, .color(.fixed(.red))]),
          FieldOverride(.name(.named("physical memory")), [.fillOpacity(0), .dashedLine, .color(.fixed(.text))]),
        ])
    }
  }

  private var paging: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Paging", .operationsPerSecond,
        """
        Pages read from disk because memory lacked them, and written to make room. Short peaks are programs and files being opened; \
        thousands a second for minutes mean that memory is short: Windows pages where Linux would kill.
        """, needs: .collector("memory"),
        [
          ("sum(rate(windows_memory_swap_pages_read_total[$__rate_interval]))", "read"),
          ("sum(rate(windows_memory_swap_pages_written_total[$__rate_interval]))", "written"),
        ], thresholds: .rising(warning: 1000, critical: 5000))
    }
  }

  private var pools: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Memory of Windows itself", .bytes,
        "Pools of the system and its drivers, and the file cache. A nonpaged pool that only ever grows is a driver that leaks.",
        needs: .collector("memory"),
        [
          ("max(windows_memory_pool_nonpaged_bytes)", "nonpaged pool"), ("max(windows_memory_pool_paged_bytes)", "paged pool"),
          ("max(windows_memory_cache_bytes)", "system file cache"), ("max(windows_memory_system_driver_resident_bytes)", "drivers"),
        ])
    }
  }

  private var pageFiles: Panel {
    get throws(DashboardFault) {
      try make.lines(
        "Page files", .bytes,
        "Space of the page files in use, and their size. Near their size, and with commit near its limit, give the node more memory.",
        needs: .collector("pagefile, which windows_exporter has since 0.30"),
        [
          ("sum by (file) (windows_pagefile_limit_bytes - windows_pagefile_free_bytes)", "{{file}} used"),
          ("sum by (file) (windows_pagefile_limit_bytes)", "{{file}} size"),
        ], overrides: [FieldOverride(.target(1), [.fillOpacity(0), .dashedLine])])
    }
  }
}
