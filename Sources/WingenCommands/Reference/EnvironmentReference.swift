/// The variables of the environment that wingen reads, for its documentation.
enum EnvironmentReference {
  static let variables: [(name: String, text: String)] = [
    ("NO_COLOR", "If it is not empty, nothing is painted unless --color asks for it (no-color.org)."),
    ("CLICOLOR_FORCE", "If it is neither empty nor 0, colours are used though no terminal is there, unless NO_COLOR is set."),
    ("CLICOLOR", "If it is 0, nothing is painted unless something else asks for it."),
    ("TERM", "If it is dumb, nothing is painted unless something else asks for it."),
  ]

  static let files: [(name: String, text: String)] = [
    (".wingen.yaml", "The configuration of the checks, in the current folder or the nearest above it; not beyond a repository."),
    (".wingen-manifest.json", "In a folder that wingen wrote: which files are its own."),
  ]
}
