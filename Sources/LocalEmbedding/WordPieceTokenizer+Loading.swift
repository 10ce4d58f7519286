extension WordPieceTokenizer {
    /// A tokenizer of the tokens in `vocab.txt`.
    ///
    /// - Parameters:
    ///   - lines: the file: one token a line.
    ///   - path: the file's, for messages.
    package convenience init(lines: [UInt8], options: WordPieceOptions, path: String) throws(ModelError) {
        let vocabulary = try Vocabulary(lines: lines, path: path)
        let specials = try SpecialTokens(
            SpecialTokens.required + SpecialTokens.usual.filter { vocabulary.id(of: $0) != nil },
            in: vocabulary,
            path: path
        )
        self.init(vocabulary: vocabulary, specials: specials, options: options)
    }

    /// The tokenizer of a `tokenizer.json`.
    ///
    /// - Parameter lowercases: lowercases text whatever the file says.
    package convenience init(json: [UInt8], lowercases: Bool = false, path: String) throws(ModelError) {
        let file = try TokenizerFile(json: json, path: path)
        var options = file.options
        options.lowercases = options.lowercases || lowercases
        self.init(vocabulary: file.vocabulary, specials: file.specials, options: options)
    }
}
