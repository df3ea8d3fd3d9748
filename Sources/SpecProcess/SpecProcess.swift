public import ChartModel
import ChartTransfer
import Diagnostics
import Kubernetes
@_exported public import Wingen

/// Runs a spec in a process of its own; called by the entry point that wingen writes for a spec in a file.
public enum SpecProcess {}
