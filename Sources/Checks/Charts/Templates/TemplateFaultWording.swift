import Diagnostics
import YAML

extension TemplateFault.Problem {
  var message: String {
    switch self {
    case .unclosedAction: "the action {{ is never closed"
    case .unclosedComment: "the comment {{/* is never closed"
    case .commentEndsEarly: "behind the comment's */, the action must be closed at once: */}} or */ -}}"
    case .unterminatedString: "the text in double quotes does not end on its line"
    case .unterminatedRawString: "the text in back quotes never ends"
    case .unterminatedCharacter: "the character in single quotes does not end on its line"
    case .badString: "the text in quotes has an escape that Go does not know"
    case .badCharacterConstant: "single quotes hold exactly one character"
    case .badNumber(let text): "\(GoText.quoted(text)) is no number"
    case .unexpectedCharacter(let scalar): "the character \(GoText.quoted(String(scalar))) cannot stand here in an action"
    case .unclosedParenthesis: "the parenthesis ( is never closed in its action"
    case .strayParenthesis: "there is no ( for this )"
    case .unknownFunction(let name): "Helm has no function \(GoText.quoted(name))"
    case .undefinedVariable(let name): "the variable \(name) is not defined here"
    case .unclosedBlock(let keyword): "the block {{ \(keyword.rawValue) }} has no {{ end }}"
    case .strayEnd: "there is no block for this {{ end }}"
    case .strayElse: "there is no {{ if }}, {{ with }} or {{ range }} for this {{ else }}"
    case .repeatedElse: "the block has a second {{ else }}; expected {{ end }}"
    case .elseOfAnother(let next, let keyword): "{{ else \(next.rawValue) }} cannot belong to {{ \(keyword.rawValue) }}"
    case .outsideRange(let keyword): "{{ \(keyword.rawValue) }} stands outside of what {{ range }} repeats"
    case .nestedDefinition: "{{ define }} stands within a block; it belongs to the top of a file"
    case .missingName(let keyword): "{{ \(keyword.rawValue) }} expects a name in quotes"
    case .missingValue(let keyword?): "{{ \(keyword.rawValue) }} has no value"
    case .missingValue: "there is no value"
    case .tooManyVariables: "too many variables are declared at once; only range has two"
    case .plainValueInPipe(let text): "\(GoText.quoted(text)) stands behind a pipe, but is no function"
    case .fieldOfPlainValue(let text): "\(text) has no fields"
    case .unexpected(let text): text.isEmpty ? "the action ends too early" : "\(GoText.quoted(text)) is not expected here"
    case .tooDeep(let limit): "blocks and parentheses lie more than \(limit) deep within each other; the rest was not checked"
    }
  }

  var hint: String? {
    switch self {
    case .unclosedAction: "add }}; a literal {{ is written {{ \"{{\" }}"
    case .unclosedComment: "end it with */}}"
    case .unterminatedString: "add the closing quote; texts of several lines stand in back quotes"
    case .badString: "write \\\\ for a backslash, or put the text in back quotes"
    case .badCharacterConstant: "put texts in double quotes"
    case .unexpectedCharacter("-"): "the trim markers are {{- and -}}, with white space between them and the rest"
    case .unexpectedCharacter("="): "put white space around := and ="
    case .unexpectedCharacter, .badNumber: "put texts in double quotes, and white space between words"
    case .unclosedParenthesis: "add )"
    case .strayParenthesis: "remove it, or add ("
    case .unknownFunction(let name):
      if name == "env" || name == "expandenv" {
        "Helm leaves it out, because charts must not read the environment"
      } else if LegendLabels.names.contains(name) || AlertTemplateFunctions.ownNames.contains(name) {
        LegendLabels.hint(name)
      } else {
        nearestMatch(to: name, among: TemplateFunctions.list).map { "did you mean \($0)?" }
          ?? "a value of the chart is written .Values.\(name)"
      }
    case .undefinedVariable(let name) where LegendLabels.variables.contains(name): LegendLabels.hint("\(name)")
    case .undefinedVariable:
      "define it with := before, in the same block or one around it; within {{ define }} nothing from outside is known"
    case .unclosedBlock: "add {{ end }}, or look for one that closes a block within this one"
    case .strayEnd, .strayElse: "remove it, or look for an {{ end }} too many above"
    case .repeatedElse: "write {{ else if … }}, or remove one"
    case .elseOfAnother(let next, _): "write {{ else }}{{ \(next.rawValue) … }} … {{ end }}"
    case .missingName: "such as {{ template \"chart.labels\" . }}"
    case .plainValueInPipe: "put the value first: {{ \"value\" | quote }}"
    default: nil
    }
  }
}
