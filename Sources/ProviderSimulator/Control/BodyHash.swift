import Crypto

/// SHA-256 of a request's body.
struct BodyHash: Hashable, CustomStringConvertible {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    init(of body: [UInt8]) {
        let digest = body.withUnsafeBytes { bytes in
            var hash = SHA256()
            hash.update(bufferPointer: bytes)
            return hash.finalize()
        }
        words = digest.withUnsafeBytes { bytes in
            let word = { (index: Int) in
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
            return (word(0), word(1), word(2), word(3))
        }
    }

    /// 64 bits of it, for what follows from a body by chance.
    var seed: UInt64 { words.0 }

    var description: String { [words.0, words.1, words.2, words.3].map(Self.hex).joined() }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    static func == (left: BodyHash, right: BodyHash) -> Bool { left.words == right.words }

    /// A part is enough: the bits of SHA-256 are even.
    func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
