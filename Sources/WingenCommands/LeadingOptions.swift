import ArgumentParser

/// Options of every command that stand before its name, `wingen -q lint .`, as other programs have them there.
enum LeadingOptions {
  /// The arguments with such options behind the command's name. Without a command nothing is moved.
  static func moved(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var options: [String] = []
    while let option = rest.first, let count = length(of: option), rest.count >= count {
      options += rest.prefix(count)
      rest = rest.dropFirst(count)
    }
    guard let command = rest.first, !command.hasPrefix("-") else { return arguments }
    // The parser's own, which talks in one way only.
    if command == "help" { return Array(rest) }
    return [command] + options + rest.dropFirst()
  }

  /// How many arguments the option takes up, itself among them; nil if not every command has it.
  private static func length(of option: String) -> Int? {
    switch option {
    case "-q", "--quiet", "-v", "--verbose": 1
    case "--color": 2
    default: option.hasPrefix("--color=") ? 1 : nil
    }
  }
}
