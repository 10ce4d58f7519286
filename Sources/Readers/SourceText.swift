import RAGCore

/// A file's text: valid UTF-8 without NUL and without characters that nobody sees (`InvisibleCharacters`), such as a byte
/// order mark.
///
/// Files are UTF-8, or UTF-16 with a byte order mark, which is converted. What is taken away is never part of
/// the text, so ranges behind it count fewer bytes than the place in the file: 3 less behind the mark of a UTF-8 file.
struct SourceText {
    let bytes: [UInt8]
    let string: String

    /// - Throws: what is not text, by the offset in the file of its first wrong byte, and a file of blanks.
    ///
    /// - Parameter isJSON: keeps what nobody sees: a control character in a string is a fault there, and what the strings
    ///   hold beside is taken away when they are read.
    init(of file: SourceFile, isJSON: Bool = false) throws(ReaderError) {
        do {
            try self.init(decoding: file.bytes, isJSON: isJSON)
        } catch {
            throw .file(file.uri, error)
        }
    }

    init(decoding file: [UInt8], isJSON: Bool = false) throws(FileFault) {
        if file.isEmpty { throw .empty }
        let read: [UInt8]
        if file.starts(with: [0xFF, 0xFE]) {
            read = try Self.utf8(ofUTF16: file, bigEndian: false)
        } else if file.starts(with: [0xFE, 0xFF]) {
            read = try Self.utf8(ofUTF16: file, bigEndian: true)
        } else {
            if let offset = file.firstIndex(of: 0) { throw .binary(offset: offset) }
            read = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
        }
        guard let whole = String(validating: read, as: UTF8.self) else {
            throw .notUTF8(offset: Self.firstInvalidByte(of: read) + file.count - read.count)
        }
        string = isJSON ? whole : InvisibleCharacters.removed(from: whole)
        bytes = string.utf8.count == read.count ? read : Array(string.utf8)
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
