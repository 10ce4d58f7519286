/// The tokens of a WordPiece model, in the two kinds that matching needs: what starts a word, and what continues one.
struct Vocabulary: Sendable {
    /// What marks a token that continues a word.
    static let continuationPrefix = "##"

    let count: Int
    /// Equal for equal vocabularies.
    let digest: UInt64
    let words: PieceTable
    /// Without the prefix.
    let continuations: PieceTable

    /// Reads `vocab.txt`: one token a line, whose number, from 0, is its id.
    init(lines: [UInt8], path: String) throws(ModelError) {
        var tokens: [Range<Int>] = []
        var start = 0
        for index in lines.indices where lines[index] == UInt8(ascii: "\n") {
            let end = index > start && lines[index - 1] == UInt8(ascii: "\r") ? index - 1 : index
            tokens.append(start..<end)
            start = index + 1
        }
        if start < lines.count { tokens.append(start..<lines.count) }
        try self.init(bytes: lines, tokens: tokens, path: path)
    }

    /// Reads the `vocab` of a `tokenizer.json`: ids, from 0 without gaps, by token.
    init(ids: [String: Int], path: String) throws(ModelError) {
        var names = [String?](repeating: nil, count: ids.count)
        for (name, id) in ids {
            guard names.indices.contains(id), names[id] == nil else {
                throw .invalid(path, "\(name) has the id \(id); the ids of the tokens must be 0 to \(ids.count - 1)")
            }
            names[id] = name
        }
        var bytes: [UInt8] = []
        var tokens: [Range<Int>] = []
        for case let name? in names {
            tokens.append(bytes.count..<(bytes.count + name.utf8.count))
            bytes += name.utf8
        }
        try self.init(bytes: bytes, tokens: tokens, path: path)
    }

    /// - Parameters:
    ///   - tokens: ranges of `bytes`, by id.
    ///   - path: the file they come from, for the message.
    init(bytes: [UInt8], tokens: [Range<Int>], path: String) throws(ModelError) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .invalid(path, "it is not UTF-8") }
        let prefix = Array(Self.continuationPrefix.utf8)
        let continuing = tokens.count { $0.count > prefix.count && bytes[$0].starts(with: prefix) }
        var words = PieceTable(of: bytes, capacity: tokens.count - continuing)
        var continuations = PieceTable(of: bytes, capacity: continuing)
        for (index, token) in tokens.enumerated() {
            guard !token.isEmpty, let id = Int32(exactly: index) else {
                throw .invalid(path, "token \(index) is empty")
            }
            let twin: Int32?
            if token.count > prefix.count, bytes[token].starts(with: prefix) {
                twin = continuations.add(token.dropFirst(prefix.count), id: id)
            } else {
                twin = words.add(token, id: id)
            }
            if let twin {
                let text = String(decoding: bytes[token], as: UTF8.self)
                throw .invalid(path, "\(text) is token \(twin) and token \(index); a token must stand there once")
            }
        }
        count = tokens.count
        // A line feed after each, as in `vocab.txt`, so that the two kinds of file agree.
        digest = tokens.reduce(PieceTable.emptyHash) { digest, token in
            PieceTable.hash(bytes[token].reduce(digest, PieceTable.hash), then: UInt8(ascii: "\n"))
        }
        self.words = words
        self.continuations = continuations
    }

    /// The id of a token that does not continue a word.
    func id(of token: String) -> Int32? {
        let bytes = Array(token.utf8)
        return words.id(of: bytes.span, bytes.indices, hash: bytes.reduce(PieceTable.emptyHash, PieceTable.hash))
    }
}
