/// Whoever imports the commands has `BuiltInSpec`, which `CommandLineTool.main(specs:)` takes.
@_exported public import BuiltInSpecs
