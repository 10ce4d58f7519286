/// Writes numbers little-endian, and texts behind their lengths.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ byte: UInt8) { bytes.append(byte) }

    mutating func write(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ number: Float) { write(number.bitPattern) }

    mutating func write(_ number: Double) { write(number.bitPattern) }

    mutating func write(_ text: String) {
        write(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ numbers: [Float]) {
        write(UInt32(numbers.count))
        for number in numbers { write(number) }
    }

    /// FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/: finds bytes that changed by chance, not those that someone
    /// changed.
    static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
