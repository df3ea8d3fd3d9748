import Diagnostics

extension RuleCatalogue {
  /// Why a text cannot be read as YAML. The words for findings are in YAML.
  static let yamlProblems: [RuleDescription] = [
    RuleDescription(
      "YAML001", "yaml-too-large", .error, "A text is larger than is read.",
      explanation: """
        A limit keeps a mistaken path from filling memory. Manifests and values files are far below it. Split the text, or see whether
        it is the right one.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "YAML002", "yaml-not-utf8", .error, "A text is not UTF-8.",
      explanation: """
        Kubernetes and Helm read UTF-8 alone; a byte of another encoding is refused or becomes another character. Save the file as
        UTF-8.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\"", "docs/helm-differences.md"]),
    RuleDescription(
      "YAML003", "yaml-utf16", .error, "A text is UTF-16 or UTF-32.",
      explanation: """
        Windows PowerShell 5 writes UTF-16 with `>` and `Out-File`. Kubernetes and Helm read UTF-8. Save the file as UTF-8, or add
        `-Encoding utf8`; PowerShell 7 writes UTF-8.
        """, sources: ["learn.microsoft.com, \"about_Character_Encoding\"", "yaml.org, \"YAML Ain't Markup Language 1.2\""]),
    RuleDescription(
      "YAML004", "yaml-byte-order-mark", .error, "A values file begins with a byte-order mark.",
      explanation: """
        Some readers take it for a part of the first key, which is then not the setting that it looks like. Editors call the right
        choice UTF-8 without BOM.
        """, sources: ["docs/helm-differences.md"]),
    RuleDescription(
      "YAML005", "yaml-control-character", .error, "A text has a control character.",
      explanation: """
        Of ASCII's control characters YAML allows tab, line feed and carriage return alone. Others come from copied terminal output or a
        damaged file. Remove it, or write it as an escape in double quotes.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\""]),
    RuleDescription(
      "YAML006", "yaml-too-deep", .error, "Values are nested too deep.",
      explanation: """
        Readers call themselves for each level, so that thousands of brackets could exhaust a program's stack. No manifest comes near
        the limit; look for brackets that are never closed.
        """, sources: ["go.yaml.in/yaml/v2 2.4.3, resolve.go and decode.go"]),
    RuleDescription(
      "YAML007", "yaml-tab", .error, "A tab stands where indentation is expected.",
      explanation: """
        YAML indents with spaces alone, since tabs are of no fixed width. Replace the tab; editors can be told to insert spaces.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\""]),
    RuleDescription(
      "YAML008", "yaml-unclosed-quote", .error, "A quoted text is never closed.",
      explanation: """
        All that follows was read as a part of it. The finding points where reading ended and names the place of the opening quote. In
        double quotes a quote is written `\\"`, in single quotes `''`.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\""]),
    RuleDescription(
      "YAML009", "yaml-undefined-alias", .error, "An alias has no anchor.",
      explanation: """
        `*name` repeats what `&name` marked before, in the same document; anchors end with their document. A text that begins with `*`,
        such as a pattern of hosts, needs quotes.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\""]),
    RuleDescription(
      "YAML010", "yaml-recursive-alias", .error, "An anchor contains itself.",
      explanation: """
        Such a value has no end and cannot be written as JSON, through which Kubernetes reads everything. Write the values out.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\"", "kubernetes-sigs/yaml yaml.go"]),
    RuleDescription(
      "YAML011", "yaml-alias-expansion", .error, "Aliases multiply a document beyond measure.",
      explanation: """
        A few lines of aliases to aliases can stand for billions of values, which is a known attack on readers. Kubernetes refuses such
        documents as well. Write the values out.
        """, sources: ["kubernetes/kubernetes issue 83253 (CVE-2019-11253)", "go.yaml.in/yaml/v2 2.4.3, resolve.go and decode.go"]),
    RuleDescription(
      "YAML012", "yaml-duplicate-key", .error, "A key is given twice in one map.",
      explanation: """
        Readers disagree: some take the last value, some the first, and some refuse the text. Often a block was pasted into an object
        that had it already. Merge the two.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\"", "docs/helm-differences.md"]),
    RuleDescription(
      "YAML013", "yaml-colliding-keys", .error, "Two keys are the same once they are texts.",
      explanation: """
        Keys become JSON texts: `on` is `true`, `012` is `10`. One of the two values is lost, and it is not certain which. Quote the
        keys and make them differ.
        """, sources: ["kubernetes-sigs/yaml yaml.go", "docs/helm-differences.md"]),
    RuleDescription(
      "YAML014", "yaml-boolean-key", .error, "A key of a values file reads as a boolean.",
      explanation: """
        To YAML 1.1, which Helm reads, `on`, `off`, `yes`, `no`, `y` and `n` are booleans, so the key becomes `"true"` or `"false"`. Put
        it in quotes, or give it another name.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.1\"", "docs/helm-differences.md"]),
    RuleDescription(
      "YAML015", "yaml-null-key", .error, "A key is null.",
      explanation: """
        `~:`, `null:` and a colon with nothing before it have no text that could be a key. Name the key, or quote it if the word itself
        is meant.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\"", "kubernetes-sigs/yaml yaml.go"]),
    RuleDescription(
      "YAML016", "yaml-complex-key", .error, "A key is a list or a map.",
      explanation: """
        YAML allows it, JSON does not, and Kubernetes reads everything through JSON. Often braces of a template were not rendered, or a
        `?` begins a line. Use a text as the key.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\"", "kubernetes-sigs/yaml yaml.go"]),
    RuleDescription(
      "YAML017", "yaml-unrendered-template", .error, "A Helm template was given where YAML is expected.",
      explanation: """
        Between `{{` and `}}` stands a program whose output alone is YAML. Render it first: `helm template NAME CHART | wingen lint -`.
        If the braces are meant, as in a dashboard, quote the text.
        """, sources: ["helm.sh, \"Chart Template Developer's Guide\""]),
    RuleDescription(
      "YAML018", "yaml-bad-merge", .error, "A merge key has no map to merge.",
      explanation: """
        `<<` brings the keys of a map, or of each map in a list, into the one that it stands in. Give it an alias of a map, or quote it
        if the text is meant.
        """,
      sources: [
        "yaml.org, \"Merge Key Language-Independent Type for YAML 1.1\"",
        "go.yaml.in/yaml/v2 2.4.3, resolve.go and decode.go",
      ]),
    RuleDescription(
      "YAML019", "yaml-merge-after-key", .error, "A merge key brings a key that stands before it.",
      explanation: """
        The type's definition lets the explicit key win, yet Go's reader, which Kubernetes and Helm use, lets the later one win. Put
        `<<` first in its map: then all readers agree.
        """,
      sources: [
        "yaml.org, \"Merge Key Language-Independent Type for YAML 1.1\"",
        "go.yaml.in/yaml/v2 2.4.3, resolve.go and decode.go",
      ]),
    RuleDescription(
      "YAML020", "yaml-several-documents", .error, "A file has several documents where one is expected.",
      explanation: """
        Of a values file or a configuration, Helm 3 reads the first document alone, while Helm 4 merges them. Keep one, and remove the
        line `---`.
        """, sources: ["docs/helm-differences.md"]),
    RuleDescription(
      "YAML021", "yaml-non-finite-number", .error, "A number is infinite or not a number.",
      explanation: """
        `.inf` and `.nan` have no form in JSON, through which Kubernetes and Helm read everything. Write a finite number, or quote the
        text.
        """, sources: ["RFC 8259", "kubernetes-sigs/yaml yaml.go"]),
    RuleDescription(
      "YAML022", "yaml-binary", .error, "A value is tagged as binary data.",
      explanation: """
        `!!binary` is decoded by some readers and kept by others. Secrets take Base64 as a plain text in `data`. Write the Base64 text
        without the tag.
        """,
      sources: [
        "yaml.org, \"Binary Data Language-Independent Type for YAML 1.1\"",
        "go.yaml.in/yaml/v2 2.4.3, resolve.go and decode.go",
      ]),
    RuleDescription(
      "YAML023", "yaml-tag-mismatch", .error, "A value is not of the type that its tag names.",
      explanation: """
        A tag such as `!!int` demands a type, and the text behind it does not have it. Tags are hardly ever needed: remove it, and use
        quotes to make a text.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\"", "go.yaml.in/yaml/v2 2.4.3, resolve.go and decode.go"]),
    RuleDescription(
      "YAML024", "yaml-syntax", .error, "A text is not valid YAML.",
      explanation: """
        Nothing behind that place was read. The mistake often stands a line above: a list or map whose entries do not begin in the same
        column, or a text with a colon and a blank in it that needs quotes.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\"", "yaml/libyaml src/scanner.c, src/parser.c"]),
    RuleDescription(
      "YAML025", "yaml-out-of-memory", .error, "There is not enough memory to read a text.",
      explanation: """
        The operating system gave none. Check smaller inputs, or allow the process more memory, as in a container's limit.
        """, sources: ["yaml/libyaml src/api.c"]),
    RuleDescription(
      "YAML026", "yaml-hidden-line-break", .error, "A hidden character ends a line.",
      explanation: """
        YAML 1.1 takes U+0085, U+2028 and U+2029 for line ends, while editors show one line, so the rest of it is read as something
        else. They come from copied web pages and documents. Remove the character.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.1\""]),
  ]
}
