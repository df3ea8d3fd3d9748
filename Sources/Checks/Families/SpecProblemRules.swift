import Diagnostics

extension RuleCatalogue {
  /// Why a spec in Swift files gave no chart. The words for findings are in SpecCompilation.
  static let specProblems: [RuleDescription] = [
    RuleDescription(
      "SPEC030", "spec-no-compiler", .error, "There is no Swift compiler.",
      explanation: """
        A spec in a Swift file is compiled by `swiftc`, which is looked for on PATH. Built-in specs and stack.yaml files need none.
        """, sources: ["docs/specs.md", "swift.org/install"]),
    RuleDescription(
      "SPEC031", "spec-no-library", .error, "The library that specs are compiled with is missing.",
      explanation: """
        Its sources lie beside an installed program, in `share/wingen/spec-library`, or in the repository that the program was built in. A
        binary that was copied by itself has neither.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "SPEC032", "spec-no-cache", .error, "There is no folder for compiled specs.",
      explanation: """
        Compiled specs are kept in `$XDG_CACHE_HOME/wingen` or `~/.cache/wingen`; WINGEN_CACHE names another folder.
        """, sources: ["XDG Base Directory Specification", "docs/specs.md"]),
    RuleDescription(
      "SPEC033", "spec-broken-library", .error, "The library that specs are compiled with could not be built.",
      explanation: """
        It is built once for each compiler, and needs Swift 6.2 or later, pkg-config, and libyaml's headers. The message shows the end of
        what the compiler said.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "SPEC034", "spec-without-type", .error, "No type of the files is a spec.",
      explanation: """
        One type, outside of all others, is declared to be a `ChartSpec`, in its declaration or in an extension.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "SPEC035", "spec-several-types", .error, "Several types are specs.",
      explanation: """
        The files of a folder make one chart. Parts that charts share are no specs of their own: make them functions, or types of another
        kind.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "SPEC036", "spec-repeated-file", .error, "Two files of a spec have the same name.",
      explanation: """
        All files of a spec are one module, and Swift tells the files of a module apart by their names, whatever folders they are in.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "SPEC037", "spec-not-compiled", .error, "A spec does not compile.",
      explanation: """
        The compiler's messages stand before the finding. Where the types forbid what a cluster would refuse, such as a Linux field on a
        Windows pod, its message says what to write instead.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "SPEC038", "spec-endless", .error, "A spec did not come to an end.",
      explanation: """
        A spec declares a chart and returns, which takes milliseconds. It is ended after 20 seconds, or when its chart has more than
        256 MiB.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "SPEC039", "spec-crashed", .error, "A spec ended before it had declared a chart.",
      explanation: """
        A check of the language failed, memory ran out (2 GiB), or the spec called `exit`. What it printed stands before the finding. A
        spec has no network, writes no files, and reads those of its own folder alone.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "SPEC045", "spec-system", .error, "The operating system refused what a spec needs.",
      explanation: """
        Mostly the cache's folder cannot be written, or the disk is full. `wingen doctor` looks at what surrounds specs.
        """, sources: ["docs/specs.md"]),
  ]
}
