// swift-format-ignore-file

import Grafana

let fields = FieldOptions(min: 0, max: 1)  // error: missing argument for parameter #1 in call
let noUnit = Panel.stat("Nodes", description: "1 is good.", targets: [])  // error: missing argument for parameter 'fields' in call
let noWords = Panel.gauge("Memory", fields: FieldOptions(.percentUnit), targets: [])  // error: missing argument for parameter 'description' in call
