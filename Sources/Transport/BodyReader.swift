/// Takes a body out of its framing and counts it.
package struct BodyReader {
    package let framing: BodyFraming
    private let limit: Int
    private var count = 0
    private var decoder: ChunkDecoder?

    /// - Throws: where the head announces more than `limit` bytes.
    package init(framing: BodyFraming, limit: Int) throws(TransportError) {
        if case .length(let length) = framing, length > limit { throw .bodyTooLarge(limit: limit) }
        self.framing = framing
        self.limit = limit
        decoder = framing == .chunked ? ChunkDecoder() : nil
    }

    /// The room that the head announces.
    package var expected: Int {
        if case .length(let length) = framing { length } else { 0 }
    }

    package mutating func read(
        _ bytes: UnsafeRawBufferPointer,
        into body: inout [UInt8]
    ) throws(TransportError) {
        guard decoder != nil else { return try add(bytes, to: &body) }
        var count = count
        try decoder?.read(bytes) { (piece) throws(TransportError) in
            count += piece.count
            guard count <= limit else { throw .bodyTooLarge(limit: limit) }
            body.append(contentsOf: piece)
        }
        self.count = count
    }

    /// - Throws: where the connection ended before the body did.
    package func checkEnd() throws(TransportError) {
        let isWhole =
            switch framing {
            case .chunked: decoder?.isFinished ?? false
            case .length(let length): count == length
            case .untilClose: true
            }
        guard isWhole else { throw .connectionLost(afterHead: true) }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer, to body: inout [UInt8]) throws(TransportError) {
        count += bytes.count
        guard count <= limit else { throw .bodyTooLarge(limit: limit) }
        body.append(contentsOf: bytes)
    }
}
