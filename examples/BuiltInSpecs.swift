public import BuiltInSpecs
import ExampleAksAzureMonitor
import ExampleAksLogzio
import ExampleAksVmExtension
import ExampleEksAmp
import ExampleGkeOtlp
import ExampleOnpremMimirLoki

extension BuiltInSpec {
  /// All of them, by name.
  public static let all = [
    ExampleAksAzureMonitor.builtInSpec, ExampleAksLogzio.builtInSpec, ExampleAksVmExtension.builtInSpec, ExampleEksAmp.builtInSpec,
    ExampleGkeOtlp.builtInSpec, ExampleOnpremMimirLoki.builtInSpec,
  ]
}
