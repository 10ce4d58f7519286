/// Reads the heads of a response line by line, as libcurl hands them over, more strictly than libcurl does.
package struct HeadReader {
    /// Fields of all heads together.
    package static let fieldLimit = 200

    private let limit: Int
    private var bytes = 0
    private var fields = 0
    /// Of the head that is being read, which may be an interim one.
    private var status: Int?
    private var headers: [HTTPHeader] = []
    /// The final head, once its last line is there.
    package private(set) var head: HTTPHead?

    /// - Parameter limit: bytes of all heads together, so that a flood of interim ones ends too.
    package init(limit: Int) {
        self.limit = limit
    }

    /// Whether a final status line has come.
    package var hasBegun: Bool { status.map { $0 >= 200 } ?? false }

    package mutating func read(_ line: UnsafeRawBufferPointer) throws(TransportError) {
        bytes += line.count
        guard bytes <= limit else { throw .headTooLarge(limit: limit) }
        guard line.count >= 2, line[line.count - 2] == .carriageReturn, line[line.count - 1] == .lineFeed else {
            throw .malformedResponse("a line of the head does not end in CRLF")
        }
        let content = UnsafeRawBufferPointer(rebasing: line.dropLast(2))
        guard !content.contains(where: { $0 == .carriageReturn || $0 == .lineFeed || $0 == 0 }) else {
            throw .malformedResponse("a line of the head holds CR, LF or NUL")
        }
        guard head == nil else { throw .malformedResponse("a head after the head") }
        if status == nil {
            try readStatus(content)
        } else if content.isEmpty {
            end()
        } else {
            try readField(content)
        }
    }

    /// `HTTP/1.1 200 OK`, where the reason may be missing.
    private mutating func readStatus(_ line: UnsafeRawBufferPointer) throws(TransportError) {
        let version = line.prefix(9)
        let digits = line.dropFirst(9).prefix(3)
        guard version.elementsEqual("HTTP/1.1 ".utf8) || version.elementsEqual("HTTP/1.0 ".utf8),
            digits.count == 3, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            line.count == 12 || line[12] == UInt8(ascii: " ")
        else { throw .malformedResponse("the status line is not one of HTTP/1.1") }
        let code = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard code >= 100, code < 600, code != 101 else {
            throw .malformedResponse("the status \(code) is not one that was asked for")
        }
        status = code
    }

    private mutating func readField(_ line: UnsafeRawBufferPointer) throws(TransportError) {
        fields += 1
        guard fields <= Self.fieldLimit else { throw .headTooLarge(limit: limit) }
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        guard !name.isEmpty, name.count < line.count, name.allSatisfy(\.isTokenByte) else {
            throw .malformedResponse("a field of the head has no valid name")
        }
        let value = line.dropFirst(name.count + 1).trimmingBlanks
        headers.append(
            HTTPHeader(name: String(decoding: name, as: UTF8.self), value: String(decoding: value, as: UTF8.self))
        )
    }

    private mutating func end() {
        if let status, status >= 200 {
            head = HTTPHead(status: status, headers: headers)
        } else {
            status = nil
            headers = []
        }
    }
}

extension UInt8 {
    static let carriageReturn = UInt8(ascii: "\r")
    static let lineFeed = UInt8(ascii: "\n")
}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate var trimmingBlanks: Self {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let start = drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return start.prefix(0) }
        return start[...last]
    }
}
