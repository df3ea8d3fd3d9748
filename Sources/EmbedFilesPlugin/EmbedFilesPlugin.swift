import Foundation
import PackagePlugin

/// Embeds a target's texts into it: every file that is no Swift source, and the specs of examples as they stand.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = target.directoryURL
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
      let name = path.split(separator: "/").last ?? ""
      return name == "Stack.swift" || ["py", "ps1", "conf", "txt", "sh", "bicep", "json"].contains(name.split(separator: ".").last ?? "")
    }.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files into \(target.name)", executable: try context.tool(named: "EmbedFiles").url,
        arguments: [output.path, root.path] + files, inputFiles: files.map { root.appending(path: $0) }, outputFiles: [output])
    ]
  }
}
