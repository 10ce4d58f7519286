/// Reads what `ByteWriter` wrote. Whatever the bytes are, it takes no more memory than they have, and never traps.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    mutating func number<Number: FixedWidthInteger>(_: Number.Type) throws(IntentError) -> Number {
        var number: Number = 0
        for (shift, byte) in try take(MemoryLayout<Number>.size).enumerated() {
            number |= Number(truncatingIfNeeded: byte) << (8 * shift)
        }
        return number
    }

    /// Finite.
    mutating func float() throws(IntentError) -> Float {
        let number = Float(bitPattern: try number(UInt32.self))
        guard number.isFinite else { throw .damaged("it holds a number that is not finite") }
        return number
    }

    /// Finite.
    mutating func double() throws(IntentError) -> Double {
        let number = Double(bitPattern: try number(UInt64.self))
        guard number.isFinite else { throw .damaged("it holds a number that is not finite") }
        return number
    }

    mutating func text() throws(IntentError) -> String {
        String(decoding: try take(try count(of: 1)), as: UTF8.self)
    }

    mutating func floats() throws(IntentError) -> [Float] {
        let count = try count(of: MemoryLayout<Float>.size)
        var floats: [Float] = []
        floats.reserveCapacity(count)
        for _ in 0..<count { floats.append(try float()) }
        return floats
    }

    /// A count of things of `size` bytes, as many as there can be.
    mutating func count(of size: Int) throws(IntentError) -> Int {
        let count = Int(try number(UInt32.self))
        guard count <= (bytes.endIndex - position) / size else { throw .damaged("it ends too early") }
        return count
    }

    mutating func take(_ count: Int) throws(IntentError) -> ArraySlice<UInt8> {
        guard count <= bytes.endIndex - position else { throw .damaged("it ends too early") }
        defer { position += count }
        return bytes[position..<position + count]
    }
}
