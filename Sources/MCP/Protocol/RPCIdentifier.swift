import JSONText

/// The id of a request, which its response repeats byte by byte.
package struct RPCIdentifier: Sendable, Hashable {
    /// A longer one is refused: it is kept as long as the call runs.
    static let lengthLimit = 1024

    /// As it is written.
    let bytes: [UInt8]
    /// What it says: `"a"` and `"\u0061"` are one id, so are `1` and `1.0`, and `1` and `"1"` are two.
    private let canonical: [UInt8]

    /// Nil for what is neither a string nor a whole number, or is too long.
    init?(_ node: JSONNode) {
        guard node.range.count <= Self.lengthLimit, node.kind == .string || Self.isWhole(node) else { return nil }
        bytes = Array(node.bytes)
        var canonical: [UInt8] = []
        CanonicalJSON.append(node, to: &canonical)
        self.canonical = canonical
    }

    /// Of any size, or a number that is whole however it is written.
    private static func isWhole(_ node: JSONNode) -> Bool {
        guard node.kind == .number else { return false }
        return node.int != nil || node.bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    }

    package static func == (left: RPCIdentifier, right: RPCIdentifier) -> Bool { left.canonical == right.canonical }

    package func hash(into hasher: inout Hasher) { hasher.combine(canonical) }
}
