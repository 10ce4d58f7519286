/// The head of a request: what of it matters here.
///
/// Lenient where a client may differ, in the case of names and blanks around values; a head is one that ends with a blank
/// line of CRLF.
struct RequestHead {
    enum Failure: Error {
        /// More bytes have to come.
        case incomplete
        case malformed
    }

    /// The longest head that is read.
    static let limit = 64 * 1024

    private(set) var method = ""
    /// Without the query.
    private(set) var path = ""
    private(set) var length = 0
    private(set) var isChunked = false
    private(set) var keepsAlive = true
    private(set) var expectsContinue = false
    private(set) var authorization: Range<Int>?
    /// What the header `x-simulate` says.
    private(set) var simulate: String?
    /// Where the body begins.
    private(set) var end = 0

    /// Reads the head that begins at `start`.
    init(_ bytes: Span<UInt8>, from start: Int) throws(Failure) {
        var line = try Self.line(bytes, from: start)
        try readRequestLine(bytes, line)
        while true {
            line = try Self.line(bytes, from: line.upperBound + 2)
            if line.isEmpty { break }
            guard line.upperBound - start <= Self.limit else { throw .malformed }
            try readField(bytes, line)
        }
        end = line.upperBound + 2
    }

    private static func line(_ bytes: Span<UInt8>, from start: Int) throws(Failure) -> Range<Int> {
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        guard index < bytes.count else { throw index - start > limit ? .malformed : .incomplete }
        guard index > start, bytes[index - 1] == UInt8(ascii: "\r") else { throw .malformed }
        return start..<index - 1
    }

    private mutating func readRequestLine(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(Failure) {
        let blank = UInt8(ascii: " ")
        guard let first = bytes.first(blank, in: line),
            let second = bytes.first(blank, in: first + 1..<line.upperBound),
            line.upperBound - second == 9
        else { throw .malformed }
        let target = first + 1..<second
        let query = bytes.first(UInt8(ascii: "?"), in: target) ?? target.upperBound
        method = bytes.text(line.lowerBound..<first)
        path = bytes.text(target.lowerBound..<query)
        keepsAlive = bytes[line.upperBound - 1] == UInt8(ascii: "1")
    }

    private mutating func readField(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(Failure) {
        guard let colon = bytes.first(UInt8(ascii: ":"), in: line) else { throw .malformed }
        let name = line.lowerBound..<colon
        let value = bytes.trimmed(colon + 1..<line.upperBound)
        // By length first: most fields of a request mean nothing here.
        switch name.count {
        case 6 where bytes.isEqual(name, to: "expect"):
            expectsContinue = bytes.isEqual(value, to: "100-continue")
        case 10 where bytes.isEqual(name, to: "connection"):
            if bytes.isEqual(value, to: "close") { keepsAlive = false }
        case 10 where bytes.isEqual(name, to: "x-simulate"):
            simulate = bytes.text(value)
        case 13 where bytes.isEqual(name, to: "authorization"):
            authorization = value.isEmpty ? nil : value
        case 14 where bytes.isEqual(name, to: "content-length"):
            guard let count = Int(bytes.text(value)), count >= 0 else { throw .malformed }
            length = count
        case 17 where bytes.isEqual(name, to: "transfer-encoding"):
            isChunked = bytes.isEqual(value, to: "chunked")
        default: break
        }
    }
}
