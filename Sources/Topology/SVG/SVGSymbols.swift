/// Small drawings: for facts in a square of 10 by 10, for groups in one of 20 by 20.
enum SVGSymbols {
  static func path(of kind: TopologyGraph.Fact.Kind) -> String {
    switch kind {
    case .image: "M5 .5L9.5 2.8V7.2L5 9.5L.5 7.2V2.8ZM.5 2.8L5 5L9.5 2.8M5 5V9.5"
    case .system: "M.5 .5H4.3V4.3H.5ZM5.7 .5H9.5V4.3H5.7ZM.5 5.7H4.3V9.5H.5ZM5.7 5.7H9.5V9.5H5.7Z"
    case .pipeline: "M.5 5H9M6 2L9 5L6 8"
    case .port: "M5 1A4 4 0 1 1 4.99 1ZM5 4A1 1 0 1 1 4.99 4Z"
    case .service: "M3 1.5H7M5 1.5V5M.5 5H9.5M1.5 5V8.5M5 5V8.5M8.5 5V8.5"
    case .secret: "M3 3.5A2 2 0 1 1 2.99 3.5ZM4.5 4.5L9 .8M7 2.6L8.6 4.4"
    case .account: "M5 .8A2 2 0 1 1 4.99 .8ZM1 9.5C1 5.5 9 5.5 9 9.5"
    case .right: "M5 .5L9 2V5C9 7.5 7 9 5 9.7C3 9 1 7.5 1 5V2ZM3.2 5L4.6 6.5L7 3.6"
    case .strongRight: "M5 .5L9 2V5C9 7.5 7 9 5 9.7C3 9 1 7.5 1 5V2ZM5 3V5.6M5 7.2V7.3"
    case .note: "M5 4A1 1 0 1 1 4.99 4Z"
    case .warning: "M5 .8L9.6 9.2H.4ZM5 4V6.5M5 7.8V7.9"
    case .setting: "M.5 3H4M6.5 3H9.5M5.2 1.7V4.3M.5 7H2.5M5 7H9.5M3.7 5.7V8.3"
    }
  }

  static func path(of kind: TopologyGraph.Group.Kind) -> String {
    switch kind {
    case .windows: "M1 3L8.5 2V9.3H1ZM10 1.8L19 .6V9.3H10ZM1 10.7H8.5V18L1 17ZM10 10.7H19V19.4L10 18.2Z"
    case .linux: "M1 2H19V18H1ZM4 7L7.5 10L4 13M9.5 13.5H14.5"
    case .either: "M1 1H12V12H1ZM8 8H19V19H8Z"
    case .cluster: "M10 1L18 5.5V14.5L10 19L2 14.5V5.5ZM10 7A3 3 0 1 1 9.99 7Z"
    case .outside: "M5.5 16A4 4 0 0 1 5 8A5.5 5.5 0 0 1 15.5 8.2A4 4 0 0 1 15 16Z"
    case .repository: "M5 3A2 2 0 1 1 4.99 3ZM5 13A2 2 0 1 1 4.99 13ZM15 5A2 2 0 1 1 14.99 5ZM5 7V13M15 9C15 12 8 11 6.5 13.5"
    case .delivery: "M3 10A7 7 0 0 1 16 6.5M16 2.5V6.8H11.8M17 10A7 7 0 0 1 4 13.5M4 17.5V13.2H8.2"
    case .environment: "M10 2L18.5 6.5L10 11L1.5 6.5ZM1.5 10.5L10 15L18.5 10.5M1.5 14L10 18.5L18.5 14"
    }
  }
}
