/// The lines of an answer's head that a load looks at.
enum HeadLine {
    enum Field {
        case contentLength(Int?)
        case chunked
        case eventStream
        case close
        case retryAfter
        case canary(Int?)
        case cache(ResponseHead.Cache?)
        case overhead(UInt64?)
        case other
    }

    private static let version = Array("HTTP/1.1 ".utf8)

    static func status(_ line: Span<UInt8>) throws(ResponseFault) -> Int {
        guard line.count >= 12, starts(line, with: version),
            let status = decimal(line.extracting(9..<12)), 100..<600 ~= status
        else { throw .badStatusLine }
        return status
    }

    /// Nil where the line is no field.
    static func field(_ line: Span<UInt8>) -> Field? {
        var colon = 0
        while colon < line.count, line[colon] != UInt8(ascii: ":") { colon += 1 }
        guard 0 < colon, colon < line.count else { return nil }
        var start = colon + 1
        while start < line.count, line[start] == UInt8(ascii: " ") { start += 1 }
        let (name, value) = (line.extracting(0..<colon), line.extracting(start..<line.count))
        switch colon {
        case 14 where isEqual(name, "content-length"): return .contentLength(decimal(value))
        case 17 where isEqual(name, "transfer-encoding"): return isEqual(value, "chunked") ? .chunked : .other
        case 12 where isEqual(name, "content-type"):
            return value.count >= 17 && isEqual(value.extracting(0..<17), "text/event-stream") ? .eventStream : .other
        case 10 where isEqual(name, "connection"): return isEqual(value, "close") ? .close : .other
        case 11 where isEqual(name, "retry-after"): return .retryAfter
        case 12 where isEqual(name, "x-request-id"): return .canary(canary(value))
        case 7 where isEqual(name, "x-cache"): return .cache(cache(value))
        case 22 where isEqual(name, "x-nuthatch-overhead-ms"): return .overhead(thousandths(value))
        default: return .other
        }
    }

    /// The size of a chunk; what follows a semicolon is left out.
    static func hexadecimal(_ line: Span<UInt8>) -> Int? {
        var number = 0
        var index = 0
        while index < line.count, line[index] != UInt8(ascii: ";") {
            guard let digit = Character(Unicode.Scalar(line[index])).hexDigitValue, index < 8 else { return nil }
            number = number << 4 | digit
            index += 1
        }
        return index > 0 ? number : nil
    }

    private static func decimal(_ text: Span<UInt8>) -> Int? {
        guard 1...15 ~= text.count else { return nil }
        var number = 0
        for index in text.indices {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[index] else { return nil }
            number = number * 10 + Int(text[index] - UInt8(ascii: "0"))
        }
        return number
    }

    /// Milliseconds with decimals, as microseconds.
    private static func thousandths(_ text: Span<UInt8>) -> UInt64? {
        let milliseconds = Double(String(decoding: text.indices.map { text[$0] }, as: UTF8.self))
        return milliseconds.flatMap { UInt64(exactly: ($0 * 1000).rounded()) }
    }

    private static func canary(_ text: Span<UInt8>) -> Int? {
        let prefix = RequestTemplate.canaryPrefix
        guard starts(text, with: prefix) else { return nil }
        return decimal(text.extracting(prefix.count..<text.count))
    }

    private static func cache(_ text: Span<UInt8>) -> ResponseHead.Cache? {
        if isEqual(text, "hit") { return .hit }
        if isEqual(text, "miss") { return .miss }
        if isEqual(text, "stale") { return .stale }
        if isEqual(text, "coalesced") { return .coalesced }
        return isEqual(text, "off") ? .off : nil
    }

    private static func starts(_ text: Span<UInt8>, with prefix: [UInt8]) -> Bool {
        guard text.count >= prefix.count else { return false }
        for index in prefix.indices where text[index] != prefix[index] { return false }
        return true
    }

    /// Without regard to the case of ASCII letters.
    ///
    /// - Parameter word: in lower case.
    private static func isEqual(_ text: Span<UInt8>, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else { return false }
        // The literal's bytes live as long as the program.
        let start = word.utf8Start
        for index in text.indices {
            let byte = text[index]
            let lower = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
            if lower != start[index] { return false }
        }
        return true
    }
}
