/// The command line for Azure's CustomScriptExtension: the whole program, compressed, so that no file has to lie anywhere.
struct CustomScriptCommand {
  let text: String

  /// - Throws: `ExtensionError.commandTooLong`.
  init(_ script: ExtensionScript) throws(ExtensionError) {
    let packed = Base64.text(Deflate.compress(Array(script.text.utf8)))
    // Nothing here means anything to cmd.exe within quotes: no percent sign, no quote, no line end.
    let code = """
      $b=[IO.MemoryStream][Convert]::FromBase64String('\(packed)');\
      $d=New-Object IO.Compression.DeflateStream($b,[IO.Compression.CompressionMode]::Decompress);\
      & ([scriptblock]::Create((New-Object IO.StreamReader($d)).ReadToEnd()))
      """
    text = "powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command \"\(code)\""
    if text.utf8.count > Self.limit { throw .commandTooLong(text.utf8.count, limit: Self.limit) }
  }

  /// Characters that cmd.exe takes, 8191 (learn.microsoft.com, "Command prompt line string limitation"), less what the extension may
  /// put before the command.
  static let limit = 8191 - 91
}
