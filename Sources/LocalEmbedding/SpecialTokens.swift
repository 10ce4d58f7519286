/// The tokens that are no part of language: `[UNK]`, `[CLS]`, `[SEP]` and what else a model declares.
struct SpecialTokens: Sendable {
    static let required = ["[UNK]", "[CLS]", "[SEP]"]
    /// What most BERT models have beside them.
    static let usual = ["[PAD]", "[MASK]"]

    let unknown: Int32
    let start: Int32
    let end: Int32
    /// Longest first, so that the longest is found where one is the start of another.
    private let tokens: [(bytes: [UInt8], id: Int32)]

    /// - Parameter path: the file that declares them, for the message.
    init(_ names: [String], in vocabulary: Vocabulary, path: String) throws(ModelError) {
        func id(of name: String) throws(ModelError) -> Int32 {
            guard let id = vocabulary.id(of: name) else {
                throw .invalid(path, "the vocabulary lacks the special token \(name)")
            }
            return id
        }
        unknown = try id(of: "[UNK]")
        start = try id(of: "[CLS]")
        end = try id(of: "[SEP]")
        let table = ByteClass.table(lowercases: false, brackets: [])
        var tokens: [(bytes: [UInt8], id: Int32)] = []
        for name in names {
            // Where a word ends is decided by its next byte; special tokens that start with a letter would undo that.
            guard let first = name.utf8.first, table[Int(first)] == ByteClass.punctuation else {
                throw .invalid(path, "the special token \(name) must start with ASCII punctuation, as [CLS] does")
            }
            tokens.append((Array(name.utf8), try id(of: name)))
        }
        self.tokens = tokens.sorted { $0.bytes.count > $1.bytes.count }
    }

    /// The first bytes of the tokens.
    var firstBytes: [UInt8] { tokens.map { $0.bytes[0] } }

    /// The special token that starts at a byte of the text, and where it ends.
    func match(in text: Span<UInt8>, at start: Int) -> (id: Int32, end: Int)? {
        tokens.first { token in
            token.bytes.count <= text.count - start
                && token.bytes.indices.allSatisfy { text[start + $0] == token.bytes[$0] }
        }
        .map { ($0.id, start + $0.bytes.count) }
    }
}
