/// CRC-32 of ISO 3309, the one of zlib, PNG and GitHub's tokens.
///
/// It proves nothing, for anybody can compute it. It tells a key from what only looks like one: a key that was cut off or
/// mistyped is refused without a look into the store, and whoever scans for leaked keys has one false alarm in 4 billion.
/// It finds every error in up to 32 bits in a row, and so in four characters.
enum KeyChecksum {
    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { index in
        var value = UInt32(index)
        for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
        return value
    }
}
