/// A place in a picture, in pixels from its top left corner.
package struct Point: Sendable, Hashable {
  package var x: Int
  package var y: Int
}

/// An upright rectangle.
package struct Frame: Sendable, Hashable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package var right: Int { x + width }
  package var bottom: Int { y + height }
  package var middle: Int { x + width / 2 }

  package func overlaps(_ other: Frame) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }
}
