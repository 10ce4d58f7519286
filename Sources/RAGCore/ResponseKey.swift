/// SHA-256 over everything that changes an answer, tenant included: the name of a cached answer and of a call in flight.
package struct ResponseKey: Sendable, Hashable {
    /// The digest's bytes, eight at a time, the first the most significant.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameter digest: 32 bytes.
    package init(digest: some Sequence<UInt8>) {
        var words: [UInt64] = [0, 0, 0, 0]
        var count = 0
        for byte in digest {
            precondition(count < 32, "a SHA-256 digest has 32 bytes")
            words[count / 8] = words[count / 8] << 8 | UInt64(byte)
            count += 1
        }
        precondition(count == 32, "a SHA-256 digest has 32 bytes, not \(count)")
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// The first eight bytes: enough to tell keys apart but for a chance in 2^64 for each pair.
    package var prefix: UInt64 { words.0 }

    package var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }
    }

    package static func == (left: ResponseKey, right: ResponseKey) -> Bool {
        left.words == right.words
    }

    /// A digest is as good as random: a part of it is hash enough.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
    }
}
