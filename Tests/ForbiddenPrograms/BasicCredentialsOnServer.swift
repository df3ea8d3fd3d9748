// swift-format-ignore-file

import OpenTelemetry

let server = HTTPServer(endpoint: "0.0.0.0:4318", authenticator: .basic(user: .value("u"), password: .file("/p")))  // error: 'basic(named:user:password:)' is unavailable: this signs requests and checks none: give bearerToken
