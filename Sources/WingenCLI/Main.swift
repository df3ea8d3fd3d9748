import WingenCommands

/// The program `wingen`.
@main
enum Main {
  static func main() async { await CommandLineTool.main() }
}
