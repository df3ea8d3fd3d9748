import ChartModel
import Diagnostics
import Glibc
import OutputTree
import Scaffold
import StackFile

/// Begins a chart of one's own: asks what is not said, and writes the files. Nothing is written before everything is known.
struct ScaffoldRun {
  let options: ScaffoldOptions
  let name: String?
  let folder: String
  let force: Bool

  /// - Throws: `Stop`.
  func run() throws {
    let plan = try plan()
    let files: [ScaffoldFile]
    do { files = try plan.files() } catch { throw Stop(error.findings.map(\.diagnostic), .findings) }
    do { try write(files) } catch let error as OutputError { throw Stop(error, .wrongUsage) }
    let place = CommandWording.shellQuoted(folder)
    let chart = CommandWording.shellQuoted(folder == "." ? "chart" : folder + "/chart")
    StandardStreams.error("next: wingen build \(place) -o \(chart), and then README.md\n")
  }

  // MARK: Plan

  private var place: ScaffoldPlace {
    ScaffoldPlace(
      hasSwiftCompiler: OtherPrograms.find("swiftc") != nil,
      isOnGitLab: InputFile.exists((repository ?? folder) + "/.gitlab-ci.yml"))
  }

  private func plan() throws(Stop) -> ScaffoldPlan {
    let answers = options.answers(named: name, at: place)
    try check(answers)
    var plan = answers.recommended
    if isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1, !options.yes {
      var interview = Interview(answers, ask: Self.ask) { StandardStreams.error($0) }
      guard let answered = interview.plan() else { throw Stop(ScaffoldError.unfinished, .wrongUsage) }
      plan = answered
    } else if !answers.missing.isEmpty {
      throw Stop(ScaffoldError.missing(answers.missing), .wrongUsage)
    }
    let contradictions = plan.options.contradictions
    if !contradictions.isEmpty { throw Stop(contradictions.map { ScaffoldError.contradiction($0).diagnostic }, .wrongUsage) }
    return plan
  }

  /// What no answer could mend.
  private func check(_ answers: Answers) throws(Stop) {
    if let name = answers.name, !ScaffoldPlan.isName(name) { throw Stop(ScaffoldError.badName(name), .wrongUsage) }
    let contradictions = answers.contradictions
    if !contradictions.isEmpty { throw Stop(contradictions.map { ScaffoldError.contradiction($0).diagnostic }, .wrongUsage) }
  }

  private static func ask(_ prompt: String) -> String? {
    StandardStreams.error(prompt)
    return readLine()
  }

  // MARK: Files

  private func write(_ files: [ScaffoldFile]) throws {
    try makeFolders()
    var (wanted, left): ([ScaffoldFile], [ScaffoldFile]) = ([], [])
    var taken: [String] = []
    for file in files {
      switch try SingleFile(file.path, in: folder).state(comparedWith: OutputFile(path: file.path, text: file.text)) {
      case .same: break
      case .missing: wanted.append(file)
      case .different where force: wanted.append(file)
      case .different where file.isOptional: left.append(file)
      case .different, .notAFile: taken.append(file.path)
      }
    }
    if !taken.isEmpty { throw Stop(ScaffoldError.taken(taken, folder: folder), .wrongUsage) }
    for file in wanted {
      try SingleFile(file.path, in: folder).write(Array(file.text.utf8))
      StandardStreams.error("wrote \(CommandWording.shellQuoted(folder == "." ? file.path : "\(folder)/\(file.path)"))\n")
    }
    if let root = repository, root != resolvedFolder, wanted.contains(where: \.isOptional) {
      StandardStreams.error(
        "pre-commit and what checks changes are read at the root of the repository, which is \(CommandWording.shellQuoted(root)): move "
          + "their files there, and name this folder in their commands\n")
    }
    for file in left {
      StandardStreams.error("\(file.path) is there already, and stays as it is; take over what you want of this:\n\n\(file.text)\n")
    }
  }

  /// The root of the repository that the folder lies in or is; nil if it is in none.
  private var repository: String? {
    guard var path = resolvedFolder else { return nil }
    while !InputFile.exists(path + "/.git") {
      guard let slash = path.lastIndex(of: "/") else { return nil }
      path = String(path[..<slash])
    }
    return path.isEmpty ? "/" : path
  }

  /// The folder's path from the root, or that of the nearest folder above that is there already.
  private var resolvedFolder: String? {
    var path = folder
    while true {
      if let resolved = realpath(path, nil) {
        defer { free(resolved) }
        return String(cString: resolved)
      }
      if path == "." || path == "/" { return nil }
      path = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      if path.isEmpty { path = "/" }
    }
  }

  private func makeFolders() throws(Stop) {
    if InputFile.isDirectory(folder) { return }
    for end in folder.indices where folder[end] == "/" && end > folder.startIndex { mkdir(String(folder[..<end]), 0o777) }
    if mkdir(folder, 0o777) != 0 { throw Stop(InputFileError.unwritableFile(folder, reason: errno), .wrongUsage) }
  }
}
