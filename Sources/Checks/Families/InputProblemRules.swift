import Diagnostics

extension RuleCatalogue {
  /// What is wrong with inputs before anything is checked in them. The words for findings are in ManifestInput.
  static let inputProblems: [RuleDescription] = [
    RuleDescription(
      "INPUT001", "missing-path", .error, "Nothing has the path that was given.",
      explanation: """
        The path is misspelt, or relative to another folder. Only files are read, never addresses in the net; `-` is standard input. The
        command ends with exit code 2, so that a check of nothing does not pass.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT002", "unreadable-file", .error, "A file cannot be read.",
      explanation: """
        The operating system refuses it, mostly for want of permission. What stands in it was not checked, so the command ends with exit
        code 2. Mend the permissions, or exclude the file in `.wingen.yaml`.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT003", "unreadable-folder", .error, "A folder cannot be listed.",
      explanation: """
        The operating system refuses it, mostly for want of permission. Nothing in it was checked, so the command ends with exit code 2.
        Mend the permissions, or exclude the folder in `.wingen.yaml`.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT004", "dangling-link", .warning, "A symbolic link leads nowhere.",
      explanation: """
        What it should lead to was moved or was never checked out, so a manifest may be missing here. Remove the link, or put back its
        target.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT005", "special-file", .info, "A pipe, socket or device in a folder was not read.",
      explanation: """
        Reading one could block for ever. Name a pipe on the command line if it is to be read; others hold no manifests.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT006", "not-a-file", .error, "What was named holds no text.",
      explanation: """
        A device or a socket was named where a file, a chart or a folder of manifests is expected. The command ends with exit code 2.
        Name the files themselves.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT007", "link-loop", .info, "A symbolic link leads to a folder that it is in.",
      explanation: """
        Following it would never end. Everything in the folder is read once, by its own path; nothing is missed.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT008", "name-not-utf8", .warning, "A file's name is not UTF-8.",
      explanation: """
        No finding could name it, so it was not read. It was probably made on a system with another encoding. Rename it.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT009", "nothing-found", .warning, "A folder has nothing that could be checked.",
      explanation: """
        Folders are searched for `*.yaml`, `*.yml` and `*.json`, for charts, and for specs. Hidden folders and what `.wingen.yaml`
        excludes are left out. Name the folder that holds the manifests.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT010", "binary-file", .error, "A file holds no text.",
      explanation: """
        Its first bytes are those of an archive or of a program. A packaged chart is read if its name ends with `.tgz` or `.tar.gz`;
        unpack other archives first.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT011", "empty-input", .warning, "An input has no document.",
      explanation: """
        There are no bytes, or only white space, comments and markers. Behind a pipe, the command before it probably failed. Remove the
        file, or put an object into it.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT012", "large-document", .error, "A document is larger than is read.",
      explanation: """
        One object of that size fits into no cluster: etcd takes about 1.5 MiB. Mostly many objects stand in one List; put them into
        documents of their own, with `---` between them.
        """, sources: ["etcd.io, \"System limits\"", "docs/linting.md"]),
    RuleDescription(
      "INPUT013", "bad-gzip", .error, "An archive cannot be unpacked.",
      explanation: """
        A file that is called a packaged chart is not compressed with gzip, is cut off, or is damaged. Nothing in it was checked.
        Package or download it again.
        """, sources: ["RFC 1952", "docs/linting.md"]),
    RuleDescription(
      "INPUT014", "large-archive", .error, "An archive is too large once it is unpacked.",
      explanation: """
        A small archive can unpack to more than memory holds, so a limit is kept. A chart is far below it; remove what does not belong
        into one.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT015", "bad-tar", .error, "An archive is damaged.",
      explanation: """
        What gzip unpacked is no tar archive, or ends too early, or has members that no chart has. Nothing in it was checked. Package or
        download it again.
        """, sources: ["POSIX.1-2017, pax, \"ustar Interchange Format\"", "docs/linting.md"]),
    RuleDescription(
      "INPUT016", "refused-member", .error, "A member of an archive is refused.",
      explanation: """
        Paths that lead out of the archive, links and devices do not belong into a chart, and Helm refuses them too. Such an archive was
        made by hand, or with ill intent. Package the chart again with `helm package`.
        """, sources: ["helm/helm pkg/chart/loader/archive", "docs/linting.md"]),
    RuleDescription(
      "INPUT017", "large-chart", .error, "A chart is too large.",
      explanation: """
        Its files are read into memory together, up to a limit far above what any chart needs. Remove what does not belong into it, or
        render it and check the result.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "INPUT018", "bad-pattern", .error, "The configuration excludes a pattern that is none.",
      explanation: """
        `exclude` takes patterns as `.gitignore` does, without `!` and sets in brackets, relative to the folder of `.wingen.yaml`. A
        pattern that means something else than its author thinks would hide manifests from the check. Write it in the way that the
        finding says.
        """, sources: ["git-scm.com, gitignore", "docs/linting.md"]),
  ]
}
