import Diagnostics

@testable import ChartTransfer

extension ModelSampler {
  mutating func outcome() -> SpecOutcome {
    switch form() as SpecOutcome.Form {
    case .chart: .chart(chart())
    case .problems: .problems(some { $0.problem() })
    }
  }

  private mutating func problem() -> Diagnostic {
    Diagnostic(
      DiagnosticCode(stringLiteral: text()), severity(), text(), at: perhaps { $0.location() }, in: perhaps { $0.text() },
      related: some { Diagnostic.Related($0.text(), at: $0.location()) }, causes: some { $0.cause() }, hint: perhaps { $0.text() })
  }

  private mutating func severity() -> Severity {
    switch form() as Severity.Form {
    case .info: .info
    case .warning: .warning
    case .error: .error
    }
  }

  private mutating func cause() -> Cause {
    switch form() as Cause.Form {
    case .spec: .spec(location())
    case .chartValue: .chartValue(text())
    case .object: .object(kind: text(), name: text())
    case .clusters: .clusters(some { $0.text() })
    }
  }

  mutating func location() -> SourceLocation {
    SourceLocation(
      file: text(), line: integer(), column: integer(), end: perhaps { SourceLocation.End(line: $0.integer(), column: $0.integer()) })
  }
}
