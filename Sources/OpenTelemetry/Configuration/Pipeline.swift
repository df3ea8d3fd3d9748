public import ChartModel
public import CollectorSchemas

/// A pipeline for one signal.
public struct Pipeline<S: Signal>: Sendable {
  /// The pipeline among those for other signals.
  public var erased: AnyPipeline

  /// - Parameter name: nil for the signal's only pipeline.
  public init(
    _ name: String? = nil, from receivers: [Receiver<S>], through processors: [Processor<S>] = [], to exporters: [Exporter<S>]
  ) {
    erased = AnyPipeline(
      signal: S.signal, name: name, receivers: receivers.map(AnyPipeline.Part.init), processors: processors.map(AnyPipeline.Part.init),
      exporters: exporters.map(AnyPipeline.Part.init))
  }

  /// The pipeline, there only if a condition holds when the chart is installed. What no other pipeline uses disappears with it.
  public func when(_ condition: Expr<Bool>) -> Pipeline {
    var copy = self
    copy.erased = erased.when(condition)
    return copy
  }
}

/// A pipeline whose signal has been checked.
public struct AnyPipeline: Sendable {
  /// A component, and when it is there.
  struct Part: Sendable {
    var component: Component
    var presence: Existence

    init(_ part: some PipelineComponent) {
      component = part.component
      presence = Existence(part.condition)
    }
  }

  /// What flows through it.
  public let signal: CollectorSignal
  /// What tells it from the signal's other pipelines; nil for the only one.
  public let name: String?
  var receivers: [Part]
  var processors: [Part]
  var exporters: [Part]
  var condition = Existence.always

  init(signal: CollectorSignal, name: String?, receivers: [Part], processors: [Part], exporters: [Part]) {
    self.signal = signal
    self.name = name
    self.receivers = receivers
    self.processors = processors
    self.exporters = exporters
  }

  /// Lets pipelines for different signals stand in one list.
  public init<S: Signal>(_ pipeline: Pipeline<S>) { self = pipeline.erased }

  /// The pipeline, there only if a condition holds when the chart is installed, besides those that it already has.
  public func when(_ condition: Expr<Bool>) -> AnyPipeline {
    var copy = self
    copy.condition = .all([copy.condition, Existence(condition)])
    return copy
  }

  var id: String { ComponentID(signal.rawValue, name).text }

  /// - Parameter additions: whether users have added exporters.
  func presence(_ additions: Existence) -> Existence {
    .all([condition, .any(receivers.map(\.presence)), .any(exporters.map(\.presence) + [additions])])
  }
}
