/// Refuses pages over which libxml2 would take quadratic time.
///
/// It compares each attribute of an element with all before it: 130,000 in one tag (775 KB) take 10 s.
enum HTMLBounds {
    /// The most attributes of an element.
    static let attributeLimit = 1000

    /// Counts the attributes of each tag, as the parser sees them: not in comments, scripts or styles, nor in quotes.
    static func check(_ html: [UInt8]) throws(FileFault) {
        var scanner = HTMLScanner(html)
        while let attributes = scanner.nextTag(limit: attributeLimit) {
            guard attributes <= attributeLimit else { throw .tooManyAttributes(limit: attributeLimit) }
        }
    }
}

/// Passes over a page from tag to tag. It goes forward only.
private struct HTMLScanner {
    private let html: [UInt8]
    private var position = 0

    init(_ html: [UInt8]) {
        self.html = html
    }

    /// The attributes of the next opening tag, counted up to one beyond `limit`; nil at the end.
    mutating func nextTag(limit: Int) -> Int? {
        while position < html.count {
            skip { $0 != UInt8(ascii: "<") }
            position += 1
            guard let byte = peek else { return nil }
            if byte.isASCIILetter { return tag(limit: limit) }
            if html[position...].starts(with: "!--".utf8) {
                position += 3
                skip(past: Array("-->".utf8))
            } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
                skip { $0 != UInt8(ascii: ">") }
            }
        }
        return nil
    }

    private mutating func tag(limit: Int) -> Int {
        let start = position
        skip { !Self.endsName($0) }
        let name = html[start..<position].map { $0 | 0x20 }
        var count = 0
        while let byte = peek, byte != UInt8(ascii: ">"), count <= limit {
            if byte.isBlankOrLineEnd || byte == UInt8(ascii: "/") {
                position += 1
            } else {
                count += 1
                attribute()
            }
        }
        if name.elementsEqual("script".utf8) || name.elementsEqual("style".utf8) {
            skip(past: Array("</".utf8) + name)
        }
        return count
    }

    private mutating func attribute() {
        position += 1
        skip { !Self.endsName($0) && $0 != UInt8(ascii: "=") }
        let end = position
        skip { $0.isBlankOrLineEnd }
        guard peek == UInt8(ascii: "=") else {
            position = end
            return
        }
        position += 1
        skip { $0.isBlankOrLineEnd }
        if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            position += 1
            skip { $0 != quote }
            position += 1
        } else {
            skip { !$0.isBlankOrLineEnd && $0 != UInt8(ascii: ">") }
        }
    }

    private var peek: UInt8? { position < html.count ? html[position] : nil }

    private mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while position < html.count, isSkipped(html[position]) { position += 1 }
    }

    /// Skips to behind `mark`, in any case, or to the end.
    private mutating func skip(past mark: [UInt8]) {
        while position < html.count {
            if html[position...].prefix(mark.count).elementsEqual(mark, by: { $0 == $1 || $0 | 0x20 == $1 }) {
                position += mark.count
                return
            }
            position += 1
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte.isBlankOrLineEnd || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }
}
