/// What Prometheus said of expressions in `relabel_configs`, asked once: `promtool check config` of Debian's prometheus 2.42.0 (Go 1.19).
enum RelabellingVerdicts {
  static let accepted = [
    #"(.*)"#, #"a"#, #"a|b"#, #"([^:]+)(?::\d+)?"#, #"__meta_kubernetes_(.+)"#, #"(?i)windows"#, #"(?i:win)dows"#, #"(?s)."#,
    #"(?m)^a$"#, #"(?U)a+"#, #"(?i-s)a"#, #"(?-i)a"#, #"(?P<name>a+)"#, #"(?P<n>a)(?P<n>b)"#, #"(?:a)"#, #"a{2}"#, #"a{2,}"#, #"a{2,5}"#,
    #"a{1000}"#, #"a{,5}"#, #"a{"#, #"a{2"#, #"a{02}"#, #"(a{100}){10}"#, #"a+?"#, #"a??"#, #"a{2}?"#, #"^*"#, #"$+"#, #"\b*"#,
    #"a(?i)*"#, #"\Q*\E"#, #"\Qa.b\E+"#, #"\d\D\w\W\s\S"#, #"\A\z"#, #"\b\B"#, #"\123"#, #"\08"#, #"\x41"#, #"\x{10FFFF}"#,
    #"\a\f\n\r\t\v"#, #"\_"#, #"\-"#, #"\/"#, #"\%"#, #"\<"#, #"\pL"#, #"\pZ"#, #"\p{Greek}"#, #"\P{Lu}"#, #"\p{^Lu}"#, #"[a-z]"#,
    #"[a-]"#, #"[-a]"#, #"[]a]"#, #"[^]a]"#, #"[[:alpha:]]"#, #"[[:^alpha:]]"#, #"[[:a]"#, #"[\d-z]"#, #"[\pL]"#, #"[\]]"#,
    #"[a-z&&[b]]"#, #"()"#, #"(|a)"#, #"a)|(b"#, #"(?i)"#, #"(?)"#, #"(?P<1>c)"#, #""#,
  ]

  /// By what it printed as the reason.
  static let refused: [(reason: String, expressions: [String])] = [
    (
      "invalid repeat count",
      [
        #"a{1001}"#, #"a{5,2}"#, #"(a{100}){11}"#,
      ]
    ),
    (
      "invalid nested repetition operator",
      [
        #"a**"#, #"a*+"#, #"a{2}{3}"#, #"a{2}??"#,
      ]
    ),
    (
      "missing argument to repetition operator",
      [
        #"*"#, #"+a"#, #"?"#, #"a|*"#, #"(*)"#, #"(?i)*"#,
      ]
    ),
    (
      "missing closing )",
      [
        #"\Qa"#, #"a\"#, #"("#, #"(a"#, #"((a)"#, #"(?"#, #"(?i"#,
      ]
    ),
    (
      "invalid escape sequence",
      [
        #"\Z"#, #"\C"#, #"\1"#, #"(a)\1"#, #"\8"#, #"\x4"#, #"\x{110000}"#, #"\x{}"#, #"\x{4G}"#, #"\u0041"#, #"\e"#, #"\é"#, #"[a-\d]"#,
        #"[\b]"#,
      ]
    ),
    (
      "invalid character class range",
      [
        #"\p{Nope}"#, #"\p{Greek"#, #"\pX"#, #"\p"#, #"[z-a]"#, #"[[:alpah:]]"#,
      ]
    ),
    (
      "missing closing ]",
      [
        #"[]"#, #"[^]"#, #"[a"#, #"[[:alpha:]"#,
      ]
    ),
    (
      "unexpected )",
      [
        #"a)"#, #"(a))"#,
      ]
    ),
    (
      "invalid or unsupported Perl syntax",
      [
        #"(?a)"#, #"(?-)"#, #"(?i-)"#, #"(?=a)"#, #"(?!a)"#, #"(?>a)"#, #"(?#c)"#, #"(?P=n)"#, #"(?P>n)"#, #"(?'n'a)"#,
      ]
    ),
    (
      "invalid named capture",
      [
        #"(?P<>a)"#, #"(?P<a b>c)"#, #"(?P<é>c)"#, #"(?P<n"#, #"(?P<"#,
      ]
    ),
  ]
}
