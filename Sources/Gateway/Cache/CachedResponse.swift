import Crypto
package import RAGCore

/// A whole, successful answer as it is kept: what is needed to give it again, plain or as a stream.
package struct CachedResponse: Sendable, Equatable {
    /// Of a plain answer its body; of a stream the data of each event, in order.
    package var frames: [[UInt8]]
    package var isStream: Bool
    /// As the catalogue names it.
    package var model: String
    package var upstream: String
    package var usage: TokenUsage?

    package init(frames: [[UInt8]], isStream: Bool, model: String, upstream: String, usage: TokenUsage?) {
        self.frames = frames
        self.isStream = isStream
        self.model = model
        self.upstream = upstream
        self.usage = usage
    }

    /// What it takes in memory, about: an array has a header of 32 bytes.
    var bytes: Int {
        frames.reduce(model.utf8.count + upstream.utf8.count + Self.overhead) { $0 + $1.count + 32 }
    }

    private static let overhead = 256
}

/// How an answer lies in the archive: a version, then fields with their lengths in front, least significant byte first, and
/// the first 8 bytes of a SHA-256 over all that, for a disk may give back other bytes than it was given.
extension CachedResponse {
    /// Nil where the bytes are of another version, or damaged: then the answer is asked for again.
    package init?(encoded: [UInt8]) {
        let (content, digest) = (encoded.dropLast(Self.digestLength), encoded.suffix(Self.digestLength))
        var reader = FieldReader(bytes: content)
        guard Self.digest(content).elementsEqual(digest), reader.byte() == Self.version,
            let isStream = reader.byte(),
            let model = reader.field(),
            let upstream = reader.field(),
            let hasUsage = reader.byte(),
            let input = reader.integer(), let output = reader.integer(), let cached = reader.integer(),
            let count = reader.integer(), count <= encoded.count
        else { return nil }
        var frames: [[UInt8]] = []
        for _ in 0..<count {
            guard let frame = reader.field() else { return nil }
            frames.append(Array(frame))
        }
        guard reader.bytes.isEmpty else { return nil }
        self.init(
            frames: frames,
            isStream: isStream == 1,
            model: String(decoding: model, as: UTF8.self),
            upstream: String(decoding: upstream, as: UTF8.self),
            usage: hasUsage == 1 ? TokenUsage(input: input, output: output, cachedInput: cached) : nil
        )
    }

    package var encoded: [UInt8] {
        var writer = FieldWriter()
        writer.bytes.reserveCapacity(bytes)
        writer.bytes += [Self.version, isStream ? 1 : 0]
        writer.field(Array(model.utf8))
        writer.field(Array(upstream.utf8))
        writer.bytes.append(usage == nil ? 0 : 1)
        for count in [usage?.input, usage?.output, usage?.cachedInput] { writer.integer(count ?? 0) }
        writer.integer(frames.count)
        for frame in frames { writer.field(frame) }
        return writer.bytes + Self.digest(writer.bytes)
    }

    private static let version: UInt8 = 1
    private static let digestLength = 8

    private static func digest(_ bytes: some Sequence<UInt8>) -> some Sequence<UInt8> {
        SHA256.hash(data: Array(bytes)).prefix(digestLength)
    }
}

private struct FieldWriter {
    var bytes: [UInt8] = []

    mutating func integer(_ value: Int) {
        withUnsafeBytes(of: UInt64(bitPattern: Int64(value)).littleEndian) { bytes += $0 }
    }

    mutating func field(_ field: [UInt8]) {
        integer(field.count)
        bytes += field
    }
}

private struct FieldReader {
    var bytes: ArraySlice<UInt8>

    mutating func byte() -> UInt8? {
        bytes.popFirst()
    }

    /// Nil where it is negative: all that is kept are counts.
    mutating func integer() -> Int? {
        guard bytes.count >= 8 else { return nil }
        let value = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        bytes.removeFirst(8)
        return Int(exactly: value)
    }

    mutating func field() -> ArraySlice<UInt8>? {
        guard let count = integer(), count <= bytes.count else { return nil }
        defer { bytes.removeFirst(count) }
        return bytes.prefix(count)
    }
}
