import Foundation

/// Puts values one after another into bytes. Both ends are on one machine, so numbers stand as they lie in memory.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func add(_ flag: Bool) {
        bytes.append(flag ? 1 : 0)
    }

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ number: Int) {
        add(Int64(number))
    }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ data: [UInt8]) {
        add(data.count)
        bytes.append(contentsOf: data)
    }

    mutating func add(_ vector: [Float]) {
        add(vector.count)
        vector.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    mutating func add<Value>(_ value: Value?, _ body: (inout MessageWriter, Value) throws -> Void) rethrows {
        add(value != nil)
        if let value { try body(&self, value) }
    }

    mutating func add<Element>(
        _ elements: [Element],
        _ body: (inout MessageWriter, Element) throws -> Void
    ) rethrows {
        add(elements.count)
        for element in elements { try body(&self, element) }
    }

    /// For what is small and has many fields.
    mutating func add(json value: some Encodable) throws {
        add(Array(try JSONEncoder().encode(value)))
    }
}
