public import ArgumentParser
import ChartModel
import Diagnostics
import OutputTree
public import VMExtension

extension ScaleSetExtension.Platform: ExpressibleByArgument {}
extension ScaleSetExtension.Runner: ExpressibleByArgument {}

struct VMExtensionCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "vm-extension", abstract: "Writes an extension of Azure scale sets that installs windows_exporter.",
    discussion: """
      Examples:
        wingen vm-extension aks-vm-extension -f values.yaml -o azure
        azure/install.sh -n MC_shop_prod_westeurope akswin1

      For nodes that no pod may touch. What is installed is what the chart's values say (exporter.…, extension.…).
      Writes install.sh for the Azure CLI, main.bicep, and main.tf.json for Terraform: use one of them. AKS does not support it on its
      node pools; see docs/vm-extension.md.
      """)

  @Argument(help: "The built-in example, or its folder.", completion: .spec) var spec: String
  @OptionGroup var options: ValuesOptions
  @Option(help: ArgumentHelp("Whose scale sets they are: aks or self-managed.", valueName: "name"))
  var platform = ScaleSetExtension.Platform.aks
  @Option(
    help: ArgumentHelp("Which of Azure's extensions runs the script: run-command for AKS, otherwise custom-script.", valueName: "name"))
  var runner: ScaleSetExtension.Runner?
  @OptionGroup var target: OutputOptions
  @OptionGroup var talk: TalkOptions

  func run() throws {
    let chart = try SpecLocator.chart(spec)
    let resolved = try options.resolve(for: chart, release: ReleaseFacts(name: "release-name", namespace: "default"))
    StandardStreams.report(resolved.warnings)
    let files: [OutputFile]
    do {
      let wanted = try ScaleSetExtension(
        values: resolved.values, spec: spec, platform: platform, runner: runner)
      if !target.check { StandardStreams.report(wanted.remarks) }
      files = try wanted.files()
    } catch let error as any DiagnosticError {
      throw Stop(error, .wrongUsage)
    }
    let kind = (platform == .aks ? "" : " --platform \(platform.rawValue)") + (runner.map { " --runner \($0.rawValue)" } ?? "")
    try target.write(files, command: "wingen vm-extension \(CommandWording.shellQuoted(spec))\(options.commandText)\(kind)")
  }
}
