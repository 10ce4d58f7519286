import Foundation

/// Takes values out of bytes, in the order in which `MessageWriter` put them there.
///
/// Lengths are checked against what is there before anything is made of them, so a message takes no more memory than a
/// few times its bytes.
struct MessageReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var rest: Int { bytes.count - position }

    mutating func byte() throws(HandoverError) -> UInt8 {
        try take(1).first ?? 0
    }

    mutating func flag() throws(HandoverError) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        case let other: throw .malformed("\(other) where yes or no is expected")
        }
    }

    mutating func int64() throws(HandoverError) -> Int64 {
        try take(8).withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }
    }

    mutating func int() throws(HandoverError) -> Int {
        Int(try int64())
    }

    mutating func text() throws(HandoverError) -> String {
        guard let text = String(validating: try data(), as: UTF8.self) else {
            throw .malformed("a text that is not UTF-8")
        }
        return text
    }

    mutating func data() throws(HandoverError) -> ArraySlice<UInt8> {
        try take(try count(of: 1))
    }

    mutating func vector() throws(HandoverError) -> [Float] {
        let count = try count(of: MemoryLayout<Float>.size)
        let data = try take(count * MemoryLayout<Float>.size)
        // Unsafe: in bulk, the bytes need not be aligned, and `data` has as many as the buffer takes.
        return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
            data.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
            initialized = count
        }
    }

    mutating func optional<Value>(
        _ body: (inout MessageReader) throws(HandoverError) -> Value
    ) throws(HandoverError) -> Value? {
        try flag() ? try body(&self) : nil
    }

    mutating func list<Element>(
        _ body: (inout MessageReader) throws(HandoverError) -> Element
    ) throws(HandoverError) -> [Element] {
        var elements: [Element] = []
        for _ in 0..<(try count(of: 1)) { elements.append(try body(&self)) }
        return elements
    }

    mutating func json<Value: Decodable>(_ type: Value.Type) throws(HandoverError) -> Value {
        let data = Data(try data())
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch {
            throw .malformed("no \(type)")
        }
    }

    /// To be called last: what is left over was written by another program.
    func end() throws(HandoverError) {
        guard rest == 0 else { throw .malformed("\(rest) bytes too many") }
    }

    /// How many there are of something that takes `size` bytes or more.
    private mutating func count(of size: Int) throws(HandoverError) -> Int {
        let count = try int()
        guard count >= 0, count <= rest / size else { throw .malformed("a length of \(count) in \(rest) bytes") }
        return count
    }

    private mutating func take(_ count: Int) throws(HandoverError) -> ArraySlice<UInt8> {
        guard count <= rest else { throw .malformed("it ends early") }
        defer { position += count }
        return bytes[position..<position + count]
    }
}
