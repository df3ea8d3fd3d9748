import Digest
import Testing

struct SHA256Tests {
  /// The examples of FIPS 180-4 and NIST's million letters.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func knownAnswers(text: String, digest: String) { #expect(SHA256.hexDigest(text) == digest) }

  @Test func aMillionLetters() {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.hexDigest(String(repeating: "a", count: 1_000_000)) == digest)
  }

  /// Every length around the padding's edges hashes differently and never crashes.
  @Test func paddingEdges() {
    let digests = (0..<200).map { SHA256.hexDigest(String(repeating: "x", count: $0)) }
    #expect(Set(digests).count == 200)
    #expect(digests[64] == "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c")
  }
}
