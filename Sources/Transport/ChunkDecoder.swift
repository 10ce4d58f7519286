/// Takes a chunked body out of its frames (RFC 9112, 7.1).
///
/// libcurl can do it, but lets pass a bare LF and extensions of any length. So it is told to hand over the bytes as they
/// came, follows them on its own to find the end, and what it would let pass is refused here.
package struct ChunkDecoder {
    private enum State {
        /// In a size, of which some digits were read.
        case size(value: Int, digits: Int)
        case `extension`(size: Int, length: Int)
        /// After the CR of a size's line.
        case sizeEnd(Int)
        case data(left: Int)
        case dataCarriageReturn
        case dataLineFeed
        /// In a trailer's line, or in the empty one at the end.
        case trailer(length: Int)
        case trailerEnd(length: Int)
        case finished
    }

    /// Of an extension, and of all trailers together.
    private static let lineLimit = 4_096
    /// So that a size is below 2^60.
    private static let digitLimit = 15

    private var state = State.size(value: 0, digits: 0)
    private var trailerBytes = 0

    package init() {}

    package var isFinished: Bool {
        if case .finished = state { true } else { false }
    }

    /// Hands each run of the body's bytes in `bytes` to `consume`.
    package mutating func read(
        _ bytes: UnsafeRawBufferPointer,
        consume: (UnsafeRawBufferPointer) throws(TransportError) -> Void
    ) throws(TransportError) {
        var position = 0
        while position < bytes.count {
            if case .data(let left) = state {
                let end = position + min(left, bytes.count - position)
                try consume(UnsafeRawBufferPointer(rebasing: bytes[position..<end]))
                let rest = left - (end - position)
                state = rest == 0 ? .dataCarriageReturn : .data(left: rest)
                position = end
            } else {
                try step(bytes[position])
                position += 1
            }
        }
    }

    private mutating func step(_ byte: UInt8) throws(TransportError) {
        switch state {
        case .size(let value, let digits): try stepSize(byte, value: value, digits: digits)
        case .extension(let size, let length):
            guard byte != .lineFeed, length < Self.lineLimit else {
                throw .malformedResponse("a chunk's extension is too long, or ends without CR")
            }
            state = byte == .carriageReturn ? .sizeEnd(size) : .extension(size: size, length: length + 1)
        case .sizeEnd(let size):
            try expect(byte, .lineFeed)
            state = size == 0 ? .trailer(length: 0) : .data(left: size)
        case .dataCarriageReturn:
            try expect(byte, .carriageReturn)
            state = .dataLineFeed
        case .dataLineFeed:
            try expect(byte, .lineFeed)
            state = .size(value: 0, digits: 0)
        case .trailer(let length): try stepTrailer(byte, length: length)
        case .trailerEnd(let length):
            try expect(byte, .lineFeed)
            state = length == 0 ? .finished : .trailer(length: 0)
        case .data, .finished: throw .malformedResponse("bytes follow the last chunk")
        }
    }

    private mutating func stepSize(_ byte: UInt8, value: Int, digits: Int) throws(TransportError) {
        if let digit = byte.hexadecimalValue {
            guard digits < Self.digitLimit else { throw .malformedResponse("a chunk's size has too many digits") }
            state = .size(value: value << 4 | digit, digits: digits + 1)
            return
        }
        guard digits > 0 else { throw .malformedResponse("a chunk has no size") }
        switch byte {
        case .carriageReturn: state = .sizeEnd(value)
        case UInt8(ascii: ";"), UInt8(ascii: " "), UInt8(ascii: "\t"): state = .extension(size: value, length: 0)
        default: throw .malformedResponse("a chunk's size is not a hexadecimal number")
        }
    }

    private mutating func stepTrailer(_ byte: UInt8, length: Int) throws(TransportError) {
        trailerBytes += 1
        guard byte != .lineFeed, trailerBytes <= Self.lineLimit else {
            throw .malformedResponse("the trailers are too long, or a line of them ends without CR")
        }
        state = byte == .carriageReturn ? .trailerEnd(length: length) : .trailer(length: length + 1)
    }

    private func expect(_ byte: UInt8, _ expected: UInt8) throws(TransportError) {
        guard byte == expected else { throw .malformedResponse("a chunk does not end in CRLF") }
    }
}

extension UInt8 {
    fileprivate var hexadecimalValue: Int? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
