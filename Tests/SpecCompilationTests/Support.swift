import Glibc
import Testing

@testable import SpecCompilation

extension SpecEnvironment {
  /// The compiler on the path, and the library for specs that was built with the tests.
  static func ofTests(cache: String) throws -> SpecEnvironment {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let program = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = String(program[..<(try #require(program.lastIndex(of: "/")))])
    try #require(access(folder + "/libWingenSpec.so", R_OK) == 0, "swift build --product WingenSpec")
    return SpecEnvironment(program: folder + "/wingen") { name in
      switch name {
      case "WINGEN_CACHE": cache
      case "WINGEN_SPEC_LIBRARY": folder
      default: getenv(name).map { String(cString: $0) }
      }
    }
  }
}

/// Something on this machine that answers, and that a confined program must not reach.
final class LoopbackListener {
  let port: UInt16
  private let descriptor: Int32

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try #require(descriptor >= 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 && listen(descriptor, 5) == 0 && getsockname(descriptor, pointer, &length) == 0
      }
    }
    try #require(bound)
    port = UInt16(bigEndian: address.sin_port)
    // Reachable for whoever is not confined: else the test would prove nothing.
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(client) }
    let reached = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(client, $0, length) == 0 }
    }
    try #require(reached)
  }

  deinit { close(descriptor) }
}
