/// What comes next from an input: a piece to be read, or what is wrong with the input there. After a problem there may be more pieces.
public enum InputPiece: Sendable {
  case text(DocumentText)
  case problem(InputProblem)
}
