/// The functions that templates of charts have.
///
/// Source: golang/go, src/text/template/funcs.go; Masterminds/sprig 3.3, functions.go, without `env` and `expandenv`; helm/helm 4,
/// pkg/engine/funcs.go.
enum TemplateFunctions {
  static let names = Set(list)

  /// In the order of the alphabet, so that suggestions are always the same.
  static let list = text.split { $0 == " " || $0 == "\n" }.map(String.init)

  private static let text = """
    abbrev abbrevboth add add1 add1f addf adler32sum ago all and any append atoi b32dec b32enc b64dec b64enc base bcrypt biggest
    buildCustomCert call camelcase cat ceil chunk clean coalesce compact concat contains date dateInZone dateModify decryptAES
    deepCopy deepEqual default derivePassword dict dig dir div divf duration durationDays durationHours durationMicroseconds
    durationMilliseconds durationMinutes durationNanoseconds durationRound durationRoundTo durationSeconds durationTruncateTo
    durationWeeks empty encryptAES eq ext fail first float64 floor fromJson fromJsonArray fromToml fromYaml fromYamlArray ge genCA
    genCAWithKey genPrivateKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey get getHostByName gt has
    hasKey hasPrefix hasSuffix hello html htmlDate htmlDateInZone htpasswd include indent index initial initials int int64 isAbs join
    js kebabcase keys kindIs kindOf last le len list lookup lower lt max maxf merge mergeOverwrite min minf mod mul mulf mustAppend
    mustChunk mustCompact mustDateModify mustDeepCopy mustFirst mustFromJson mustHas mustInitial mustLast mustMerge mustMergeOverwrite
    mustPrepend mustRegexFind mustRegexFindAll mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit mustRest
    mustReverse mustSlice mustToDate mustToDuration mustToJson mustToPrettyJson mustToRawJson mustToToml mustToYaml mustUniq
    mustWithout ne nindent nospace not now omit or osBase osClean osDir osExt osIsAbs pick pluck plural prepend print printf println
    quote randAlpha randAlphaNum randAscii randBytes randInt randNumeric regexFind regexFindAll regexMatch regexQuoteMeta
    regexReplaceAll regexReplaceAllLiteral regexSplit repeat replace required rest reverse round semver semverCompare seq set sha1sum
    sha256sum sha512sum shuffle slice snakecase sortAlpha split splitList splitn squote sub subf substr swapcase ternary title toDate
    toDecimal toJson toPrettyJson toRawJson toString toStrings toToml toYaml toYamlPretty tpl trim trimAll trimPrefix trimSuffix
    trimall trunc tuple typeIs typeIsLike typeOf uniq unixEpoch unset until untilStep untitle upper urlJoin urlParse urlquery uuidv4
    values without wrap wrapWith
    """
}
