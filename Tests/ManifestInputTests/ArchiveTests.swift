import Diagnostics
import ManifestInput
import TestSupport
import Testing

struct ArchiveTests {
  private func members(_ tar: [UInt8], limit: Int = Archive.largest) throws -> [String] {
    try Archive.members(of: try gzipped(tar)[...], file: "c.tgz", limit: limit).map {
      "\($0.path)=\(String(decoding: $0.bytes, as: UTF8.self))"
    }
  }

  /// The problem with an archive.
  private func problem(_ body: () throws -> Void) -> InputProblem? {
    do {
      try body()
      return nil
    } catch {
      return error as? InputProblem
    }
  }

  private func fault(_ write: (inout TarWriter) -> Void) -> InputProblem? {
    var tar = TarWriter()
    write(&tar)
    return problem { _ = try members(tar.whole) }
  }

  @Test func filesAndNames() throws {
    var tar = TarWriter()
    tar.add("c/", type: UInt8(ascii: "5"))
    tar.add("c/Chart.yaml", Array("name: c".utf8))
    tar.add("x.yaml", Array("1".utf8), prefix: "c/deep")
    tar.add("gnu.yaml", Array("2".utf8), prefix: "time", magic: "ustar  \u{0}")
    tar.add("c/old/", type: 0)
    tar.add("./c//./y.yaml", type: 0)
    tar.add("c\\win\\z.yaml", Array("3".utf8), type: UInt8(ascii: "7"))
    tar.add("pax", pax("path", "c/pax/é\nx=y.yaml") + pax("comment", "x") + pax("size", "1"), type: UInt8(ascii: "x"))
    tar.add("short", Array("4".utf8), size: Array("00000000000".utf8))
    tar.add("binary", Array("55".utf8), size: [0x80] + Array(repeating: 0, count: 10) + [2])
    tar.add("spaces", Array("6".utf8), size: Array("         1 ".utf8))
    tar.add("g", pax("path", "elsewhere"), type: UInt8(ascii: "g"))
    tar.add("k", Array(String(repeating: "k", count: 600).utf8), type: UInt8(ascii: "K"))
    tar.add("last", Array(repeating: UInt8(ascii: "7"), count: 512))
    let expected = [
      "c/Chart.yaml=name: c", "c/deep/x.yaml=1", "gnu.yaml=2", "c/y.yaml=", "c/win/z.yaml=3", "c/pax/é\nx=y.yaml=4", "binary=55",
      "spaces=6",
      "last=" + String(repeating: "7", count: 512),
    ]
    #expect(try members(tar.whole) == expected)
    #expect(try members(tar.bytes) == expected)
    #expect(try members(tar.bytes + [UInt8](repeating: 0, count: 512) + [1, 2, 3]) == expected)
    #expect(try members([]) == [])
  }

  @Test func archivesOfTheRealTar() throws {
    let folder = try TestFolder()
    let long = String(repeating: "long/", count: 60) + "name.yaml"
    try folder.write("a: 1", to: "c/\(long)")
    try folder.write(String(repeating: "b", count: 70_000), to: "c/ünï.yaml")
    for format in ["gnu", "pax", "posix", "oldgnu"] {
      try folder.run("/usr/bin/tar", ["-czf", "\(format).tgz", "--format=\(format)", "c"])
      let members = try Archive.members(ofFile: folder.at("\(format).tgz"))
      #expect(members.map(\.path).sorted() == ["c/\(long)", "c/ünï.yaml"].sorted(), "\(format)")
      #expect(members.map(\.bytes.count).sorted() == [4, 70_000], "\(format)")
    }
    // Several gzip members one after another are one archive.
    try folder.run("/bin/bash", ["-c", "tar -cf c.tar c && (head -c 700 c.tar | gzip; tail -c +701 c.tar | gzip) > two.tgz"])
    #expect(try Archive.members(ofFile: folder.at("two.tgz")).count == 2)
  }

  @Test func whatReachesOutIsRefused() {
    let names: [(String, MemberFault)] = [
      ("/etc/passwd", .absolute), ("\\x", .absolute), ("C:/x", .absolute), ("C:\\x", .absolute), ("../x", .parentFolder),
      ("c/../../x", .parentFolder), ("c\\..\\x", .parentFolder), ("..", .parentFolder), ("/\u{301}x", .absolute),
      ("c/\u{301}/../x", .parentFolder), ("", .emptyName), (".", .emptyName), ("./.", .emptyName),
    ]
    for (name, reason) in names {
      #expect(fault { $0.add(name) } == .refusedMember(file: "c.tgz", member: name, reason))
    }
    for type in [UInt8(ascii: "1"), UInt8(ascii: "2")] {
      #expect(fault { $0.add("c/l", type: type) } == .refusedMember(file: "c.tgz", member: "c/l", .link))
    }
    for type in [UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "6")] {
      #expect(fault { $0.add("c/d", type: type) } == .refusedMember(file: "c.tgz", member: "c/d", .specialFile))
    }
    let viaPax = fault {
      $0.add("x", pax("path", "/etc/x"), type: UInt8(ascii: "x"))
      $0.add("c/fine")
    }
    #expect(viaPax == .refusedMember(file: "c.tgz", member: "/etc/x", .absolute))
    let viaGNU = fault {
      $0.add("x", Array("../x\u{0}".utf8), type: UInt8(ascii: "L"))
      $0.add("c/fine")
    }
    #expect(viaGNU == .refusedMember(file: "c.tgz", member: "../x", .parentFolder))
    let notUTF8 = fault {
      $0.add("x", [0x63, 0x2F, 0xFF], type: UInt8(ascii: "L"))
      $0.add("c/fine")
    }
    #expect(notUTF8 == .refusedMember(file: "c.tgz", member: "c/\u{FFFD}", .notUTF8))
  }

  @Test func damagedArchives() {
    func tarFault(_ problem: InputProblem?) -> TarFault? { if case .tar(_, _, let fault) = problem { fault } else { nil } }
    #expect(tarFault(fault { $0.add("x", isChecksumRight: false) }) == .wrongChecksum)
    #expect(tarFault(fault { $0.add("x", size: Array("0000000000x".utf8)) }) == .invalidSize)
    #expect(tarFault(fault { $0.add("x", size: [0xFF] + Array(repeating: 0xFF, count: 11)) }) == .invalidSize)
    #expect(tarFault(fault { $0.add("x", size: [0x80, 0, 0, 0, 0x7F] + Array(repeating: 0xFF, count: 7)) }) == .truncated)
    #expect(tarFault(fault { $0.add("x", size: Array("77777777777".utf8)) }) == .truncated)
    #expect(tarFault(fault { $0.add("x", type: UInt8(ascii: "S")) }) == .unsupportedType(UInt8(ascii: "S")))
    for records in [
      "x", "5 a=b", "99 a=b\n", "0 a=b\n", "-6 a=b\n", "6 a-b\n", "3 \n", "99999999999999999999 a=b\n", "9 size=-\n", "10 size=-1\n",
    ] {
      let problem = fault {
        $0.add("x", Array(records.utf8), type: UInt8(ascii: "x"))
        $0.add("c/fine")
      }
      #expect(tarFault(problem) == .invalidExtendedHeader, "\(records)")
    }
    var tar = TarWriter()
    tar.add("c/x", Array(repeating: 1, count: 1000))
    #expect(tarFault(problem { _ = try members(Array(tar.bytes.prefix(700))) }) == .truncated)
    #expect(tarFault(problem { _ = try members(Array(tar.bytes.prefix(100))) }) == .truncated)
    #expect(tarFault(problem { _ = try members(Array("no archive".utf8) + [UInt8](repeating: 7, count: 600)) }) == .wrongChecksum)
    #expect(fault { $0.add("x", isChecksumRight: false) }?.diagnostic.message.contains("byte 0 of its contents") == true)
  }

  @Test func damagedGzip() throws {
    var tar = TarWriter()
    tar.add("c/Chart.yaml", Array("name: c\nversion: 1.2.3\n".utf8))
    let whole = try gzipped(tar.whole)
    func fault(_ bytes: [UInt8]) -> GzipFault? {
      if case .gzip(_, let fault) = problem({ _ = try Archive.members(of: bytes[...], file: "c.tgz") }) { fault } else { nil }
    }
    #expect(fault(whole) == nil)
    for length in 1..<whole.count { #expect(fault(Array(whole.prefix(length))) == .truncated, "\(length) bytes") }
    #expect(fault([]) == .notGzip)
    #expect(fault(Array("apiVersion: v2\nname: c\n".utf8)) == .notGzip)
    var damaged = whole
    damaged[whole.count - 4] ^= 1
    #expect(fault(damaged) == .corrupt("incorrect length check"))
    damaged = whole
    damaged[whole.count - 8] ^= 1
    #expect(fault(damaged) == .corrupt("incorrect data check"))
    #expect(fault(whole + Array("rest".utf8)) == .corrupt("incorrect header check"))
  }

  @Test func damageAnywhereIsAFindingOrHarmless() throws {
    var tar = TarWriter()
    tar.add("c/Chart.yaml", Array("name: c\nversion: 1.2.3\n".utf8))
    tar.add("c/templates/x.yaml", Array("kind: Pod\n".utf8))
    var random = SplitMix64(seed: 11)
    let compressed = try gzipped(tar.whole)
    for round in 0..<3000 {
      // Damage before compression reaches the tar reader, damage after it zlib.
      var bytes = round.isMultiple(of: 2) ? tar.whole : compressed
      for _ in 0...Int.random(in: 0...3, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if round.isMultiple(of: 2) { bytes = try gzipped(bytes) }
      do throws(InputProblem) {
        for member in try Archive.members(of: bytes[...], file: "c.tgz") {
          let parts = member.path.split(separator: "/", omittingEmptySubsequences: false)
          #expect(!parts.contains("..") && !parts.contains("") && !parts.contains("."), "round \(round)")
        }
      } catch {
        #expect(error.diagnostic.code.text.hasPrefix("INPUT"), "round \(round)")
      }
    }
  }

  @Test func bombsAreStopped() throws {
    let bytes = try gzipped([UInt8](repeating: 0, count: 3 << 20))
    #expect(bytes.count < 10_000)
    let found = problem { _ = try Archive.members(of: bytes[...], file: "c.tgz", limit: (3 << 20) - 1) }
    #expect(found == .inflatedTooLarge(file: "c.tgz", limit: (3 << 20) - 1))
    #expect(try Archive.members(of: bytes[...], file: "c.tgz", limit: 3 << 20).isEmpty)
    let folder = try TestFolder()
    try folder.write(bytes, to: "c.tgz")
    let onDisk = problem { _ = try Archive.members(ofFile: folder.at("c.tgz"), limit: 1 << 20) }
    #expect(onDisk == .inflatedTooLarge(file: folder.at("c.tgz"), limit: 1 << 20))
  }

  @Test func archivesThatCannotBeOpened() throws {
    let folder = try TestFolder()
    let missing = problem { _ = try Archive.members(ofFile: folder.at("c.tgz")) }
    #expect(missing?.code == "INPUT002")
    #expect(problem { _ = try Archive.members(ofFile: folder.path) } == .notAFile(path: folder.path, .folder))
  }
}
