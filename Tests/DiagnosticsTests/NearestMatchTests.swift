import Diagnostics
import Testing

struct NearestMatchTests {
  @Test(arguments: [
    ("imgae", "image"), ("schedul", "schedule"), ("Enabled", "enabled"), ("enable", "enabled"), ("tolerationz", "tolerations"),
  ])
  func findsTheMeantWord(word: String, meant: String) {
    #expect(nearestMatch(to: word, among: ["image", "schedule", "enabled", "tolerations"]) == meant)
  }

  @Test func farWordsGetNoSuggestion() { #expect(nearestMatch(to: "xyzzy", among: ["image", "schedule"]) == nil) }
  @Test func emptyInputsAreFine() { #expect(nearestMatch(to: "", among: ["image"]) == nil) }
}
