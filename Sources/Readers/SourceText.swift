/// A file's text: valid UTF-8 without a byte order mark and without NUL.
///
/// Files are UTF-8, or UTF-16 with a byte order mark, which is converted. The mark itself is never part of the text, so a
/// range that counts bytes of a UTF-8 file with a mark is 3 less than the place in the file.
struct SourceText {
    let bytes: [UInt8]
    let string: String

    /// - Throws: what is not text, by the offset in the file of its first wrong byte, and a file of blanks.
    init(of file: SourceFile) throws(ReaderError) {
        do {
            try self.init(decoding: file.bytes)
        } catch {
            throw .file(file.uri, error)
        }
    }

    init(decoding file: [UInt8]) throws(FileFault) {
        if file.isEmpty { throw .empty }
        if file.starts(with: [0xFF, 0xFE]) {
            bytes = try Self.utf8(ofUTF16: file, bigEndian: false)
        } else if file.starts(with: [0xFE, 0xFF]) {
            bytes = try Self.utf8(ofUTF16: file, bigEndian: true)
        } else {
            if let offset = file.firstIndex(of: 0) { throw .binary(offset: offset) }
            bytes = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
        }
        guard let string = String(validating: bytes, as: UTF8.self) else {
            throw .notUTF8(offset: Self.firstInvalidByte(of: bytes) + file.count - bytes.count)
        }
        self.string = string
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .noText }
    }

    private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return bytes.count
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    private static func utf8(ofUTF16 file: [UInt8], bigEndian: Bool) throws(FileFault) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(file.count)
        var decoder = UTF16()
        var offset = 2
        var units = UTF16Units(file: file, bigEndian: bigEndian)
        while true {
            switch decoder.decode(&units) {
            case .scalarValue("\0"): throw .binary(offset: offset)
            case .scalarValue(let scalar):
                result += UTF8.encode(scalar).map(Array.init) ?? []
                offset += scalar.value > 0xFFFF ? 4 : 2
            case .emptyInput:
                guard file.count.isMultiple(of: 2) else { throw .notUTF16(offset: file.count - 1) }
                return result
            case .error: throw .notUTF16(offset: offset)
            }
        }
    }
}

/// The code units of a UTF-16 file behind its byte order mark. A last odd byte is left out.
private struct UTF16Units: IteratorProtocol {
    let file: [UInt8]
    let bigEndian: Bool
    private var index = 2

    init(file: [UInt8], bigEndian: Bool) {
        self.file = file
        self.bigEndian = bigEndian
    }

    mutating func next() -> UInt16? {
        guard index + 1 < file.count else { return nil }
        defer { index += 2 }
        let (high, low) = bigEndian ? (file[index], file[index + 1]) : (file[index + 1], file[index])
        return UInt16(high) << 8 | UInt16(low)
    }
}
