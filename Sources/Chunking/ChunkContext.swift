import RAGCore

/// What goes in front of a chunk when it is embedded: `Returns > How to return > By post`.
struct ChunkContext {
    let text: String
    /// The length of `text` and of the line end behind it; 0 where there is none.
    let length: Int

    static let none = ChunkContext(text: "", length: 0)
    private static let separator = " > "

    private init(text: String, length: Int) {
        self.text = text
        self.length = length
    }

    /// The title and the headings, at most `limit` long with the line end behind them.
    ///
    /// Headings that say the title again are left out. Where it is too long, the outermost headings go first, then the
    /// title, and at last the end of the innermost heading.
    init(title: String, path: [String], limit: Int, measure: any TextMeasure) {
        let names = Self.names(title: title, path: path)
        let lengths = names.map { measure.length(of: $0) }
        let separatorLength = measure.length(of: Self.separator)
        let room = limit - measure.length(of: "\n")
        var total = lengths.reduce(0, +) + max(0, names.count - 1) * separatorLength
        var kept = Array(names.indices)
        while total > room, kept.count > 1 {
            // The title goes only where nothing else is left but the innermost heading.
            total -= lengths[kept.remove(at: kept.count > 2 ? 1 : 0)] + separatorLength
        }
        let text = kept.map { names[$0] }.joined(separator: Self.separator)
        self.init(total <= room ? text : Self.start(of: text, limit: room, measure), limit: limit, measure)
    }

    /// The rule of lengths is the measure's promise; this holds where it is broken too.
    private init(_ text: String, limit: Int, _ measure: any TextMeasure) {
        let length = text.isEmpty ? 0 : measure.length(of: text + "\n")
        self = length <= limit && !text.isEmpty ? ChunkContext(text: text, length: length) : .none
    }

    private static func names(title: String, path: [String]) -> [String] {
        let title = trimmed(title)
        return ([title] + path.map(trimmed).filter { $0 != title }).filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = text.utf8Span.span
        let range = bytes.trimmed(0..<bytes.count)
        return range.count == bytes.count ? text : text.slice(range)
    }

    /// As many words of `text` as fit, or as much of the first one.
    private static func start(of text: String, limit: Int, _ measure: any TextMeasure) -> String {
        let bytes = text.utf8Span.span
        var end = 0
        var room = limit
        while let word = Words.next(in: bytes, from: end, to: bytes.count) {
            let length = measure.length(of: bytes.extracting(end..<word.upperBound))
            if length > room, end == 0, room > 0 {
                let guess = Int(Double(word.count) * Double(room) / Double(length))
                let piece = PieceCutter(measure: measure).prefix(of: word, limit: room, guess: guess, in: bytes)
                return piece.length <= room ? text.slice(0..<piece.end) : ""
            }
            if length > room { break }
            room -= length
            end = word.upperBound
        }
        return text.slice(0..<end)
    }
}
