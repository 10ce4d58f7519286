package import RAGCore

/// What an answer may stand on: a passage, or what one of the shop's services said. In a prompt and in the marks of an
/// answer its number is its place among the sources, from 1.
package struct AnswerSource: Sendable, Equatable {
    /// Nil for what a service said.
    package var chunkID: Int64?
    /// Of a service the name of the lookup.
    package var documentID: String
    package var uri: String
    package var title: String
    package var headingPath: [String]
    package var validity: Validity
    /// When the document was last changed, where it says so under `updated`.
    package var updated: String?
    /// Whether it is of a product feed: two products differ without disagreeing.
    package var isProduct = false
    /// Those that may be shown, in the order of the text.
    package var sentences: [SourceSentence]

    /// Nil where the passage has no sentence that may be quoted.
    package init?(_ passage: Passage) {
        self.init(passage, sentences: passage.quotableSentences)
    }

    /// A judged passage.
    package init?(_ candidate: Candidate) {
        self.init(candidate.passage, sentences: candidate.sentences)
    }

    private init?(_ passage: Passage, sentences: [SourceSentence]) {
        guard !sentences.isEmpty else { return nil }
        chunkID = passage.chunkID
        documentID = passage.documentID
        uri = passage.uri
        title = Self.label(passage.title)
        headingPath = passage.headingPath.map(Self.label).filter { !$0.isEmpty }
        validity = passage.validity
        if case .string(let day)? = passage.metadata["updated"] { updated = Self.label(day) }
        isProduct = passage.metadata["sku"] != nil
        let start = passage.range.lowerBound
        self.sentences = sentences.map { sentence in
            SourceSentence(
                range: start + sentence.range.lowerBound..<start + sentence.range.upperBound,
                shown: sentence.shown,
                relevance: sentence.relevance
            )
        }
    }

    /// What a service said: each field is a sentence, `name: value.`
    ///
    /// - Parameter name: the lookup's.
    package init(lookup name: String, title: String, uri: String, fields: [(name: String, value: String)]) {
        chunkID = nil
        documentID = name
        self.uri = uri
        self.title = Self.label(title)
        headingPath = []
        validity = .always
        sentences = []
        var start = 0
        for field in fields {
            let shown = Self.line("\(field.name): \(field.value)")
            guard !InstructionScreen.isOrder(shown) else { continue }
            sentences.append(SourceSentence(range: start..<start + shown.utf8.count, shown: shown))
            start += shown.utf8.count + 1
        }
    }

    /// A title comes from the same hands as the text: it is one line of bounded length, and gives no orders.
    private static func label(_ text: String) -> String {
        let line = line(text)
        return InstructionScreen.isOrder(line) ? "" : String(line.prefix(200))
    }

    private static func line(_ text: String) -> String {
        InvisibleCharacters.removed(from: text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension AnswerSource {
    /// The place of the sentence that the judge likes best; of equals the first.
    var bestSentence: Int {
        sentences.indices.max { (sentences[$0].relevance, $1) < (sentences[$1].relevance, $0) } ?? 0
    }

    /// Its sentences from `first` to `last`, and no others.
    func cut(to places: ClosedRange<Int>) -> AnswerSource {
        var cut = self
        cut.sentences = Array(sentences[places])
        return cut
    }

    /// - Parameter index: the mark in the answer's text, from 1.
    func citation(_ index: Int, of sentence: SourceSentence) -> Citation {
        Citation(
            index: index,
            chunkID: chunkID,
            documentID: documentID,
            uri: uri,
            title: title,
            headingPath: headingPath,
            quote: sentence.shown,
            span: sentence.range
        )
    }
}
