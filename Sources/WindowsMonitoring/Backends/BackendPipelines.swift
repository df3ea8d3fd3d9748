public import OpenTelemetry

extension Array {
  /// The pipelines that bring the same telemetry to all backends.
  ///
  /// Backends that need nothing done share the pipeline without a name; each of the others has one of its own.
  ///
  /// - Parameters:
  ///   - processors: those of every pipeline, the memory limiter first.
  ///   - batch: comes last.
  public func pipelines<S: Signal>(
    from receivers: [Receiver<S>], through processors: [Processor<S>], batch: Processor<S>
  ) -> [AnyPipeline] where Element == Backend<S> {
    let shared = filter(\.processors.isEmpty)
    let main =
      shared.isEmpty ? [] : [Pipeline(from: receivers, through: processors + [batch], to: shared.map(\.exporter)).erased]
    return main
      + filter { !$0.processors.isEmpty }.map { backend in
        Pipeline(
          backend.name, from: receivers, through: processors + backend.processors + [batch], to: [backend.exporter]
        ).erased
      }
  }
}
