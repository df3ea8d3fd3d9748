import YAML

/// A place on the grid of 24 columns. A unit of height is 30 pixels, with gaps of 8 between.
struct GridPosition: Sendable, Hashable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  var value: YAMLValue { ["h": .int(height), "w": .int(width), "x": .int(x), "y": .int(y)] }
}
