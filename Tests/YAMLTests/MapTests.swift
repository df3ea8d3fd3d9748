import Testing
import YAML

struct MapTests {
  @Test func valuesDeepInMaps() {
    var map: YAMLMap = ["a": ["b": 1, "c": 2], "d": "text"]
    map.set(3, at: ["a", "b"])
    map.set(.null, at: ["a", "e", "f"])
    map.set(true, at: ["d", "g"])
    map.set([], at: ["h"])
    map.set("nowhere", at: [])
    #expect(map == ["a": ["b": 3, "c": 2, "e": ["f": .null]], "d": ["g": true], "h": []])
    #expect(map.entries.map(\.key) == ["a", "d", "h"])
  }
}
