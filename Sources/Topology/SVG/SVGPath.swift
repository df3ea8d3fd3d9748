/// Lines with round corners, and their arrow heads.
enum SVGPath {
  private static let radius = 7
  private static let tipLength = 8

  /// - Parameter isBackwards: whether it is drawn from its end, so that the dashes of lines that end together lie upon each other.
  static func rounded(_ points: [Point], isBackwards: Bool) -> String {
    var points = points
    guard points.count > 1, let end = points.last else { return "" }
    // The line ends inside its arrow head.
    points[points.count - 1].y = end.y - sign(end.y - points[points.count - 2].y) * (tipLength - 2)
    if isBackwards { points.reverse() }
    var path = "M\(points[0].x) \(points[0].y)"
    for index in points.indices.dropFirst().dropLast() {
      let (previous, corner, next) = (points[index - 1], points[index], points[index + 1])
      let room = min(length(previous, corner), length(corner, next)) / 2
      let size = min(radius, room)
      let start = Point(x: corner.x - sign(corner.x - previous.x) * size, y: corner.y - sign(corner.y - previous.y) * size)
      let stop = Point(x: corner.x + sign(next.x - corner.x) * size, y: corner.y + sign(next.y - corner.y) * size)
      path += "L\(start.x) \(start.y)Q\(corner.x) \(corner.y) \(stop.x) \(stop.y)"
    }
    return path + "L\(points[points.count - 1].x) \(points[points.count - 1].y)"
  }

  /// A triangle whose point is the line's last one.
  static func tip(_ points: [Point]) -> String {
    guard points.count > 1, let end = points.last else { return "" }
    let back = end.y - sign(end.y - points[points.count - 2].y) * tipLength
    return "M\(end.x) \(end.y)L\(end.x - 4) \(back)L\(end.x + 4) \(back)Z"
  }

  private static func length(_ first: Point, _ second: Point) -> Int { abs(first.x - second.x) + abs(first.y - second.y) }

  private static func sign(_ number: Int) -> Int { number.signum() }
}
