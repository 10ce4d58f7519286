import JSONText

/// Questions over corpora, with excerpts whose offsets were checked against the text.
package struct ExcerptSet: Sendable, Equatable {
    package struct Corpus: Sendable, Equatable {
        package var id: String
        package var text: String

        package init(id: String, text: String) {
            self.id = id
            self.text = text
        }
    }

    package let corpora: [Corpus]
    package let questions: [ExcerptQuestion]

    /// The questions of a table with the columns `question`, `references` and `corpus_id`.
    ///
    /// `references` is a JSON list of `{"content", "start_index", "end_index"}`, offsets in code points of the corpus:
    /// the format of https://github.com/brandonstarxel/chunking_evaluation
    ///
    /// - Parameters:
    ///   - rows: each with as many fields as there are columns.
    ///   - file: names the table in errors.
    /// - Throws: the first question that is not right, by its number; nothing is passed over.
    package init(
        columns: [String],
        rows: [(line: Int, fields: [String])],
        corpora: [Corpus],
        file: String
    ) throws(ChunkingEvaluationError) {
        func column(_ name: String) throws(ChunkingEvaluationError) -> Int {
            guard let column = columns.firstIndex(of: name) else {
                throw .missingColumn(name, file: file, columns: columns)
            }
            return column
        }
        let (text, list, corpus) = (try column("question"), try column("references"), try column("corpus_id"))
        guard !rows.isEmpty else { throw .empty(file: file) }
        var written: [WrittenQuestion] = []
        for (index, row) in rows.enumerated() {
            written.append(
                try Self.naming(file, index, row.line) { () throws(ChunkingEvaluationError.Fault) in
                    try WrittenQuestion(
                        text: row.fields[text],
                        references: row.fields[list],
                        corpus: row.fields[corpus],
                        of: corpora
                    )
                }
            )
        }
        let places = corpora.indices.map { corpus in
            CodePointOffsets(
                written.filter { $0.corpus == corpus }.flatMap(\.references).flatMap { [$0.start, $0.end] },
                in: corpora[corpus].text
            )
        }
        var questions: [ExcerptQuestion] = []
        for (index, (question, row)) in zip(written, rows).enumerated() {
            questions.append(
                try Self.naming(file, index, row.line) { () throws(ChunkingEvaluationError.Fault) in
                    try question.located(in: corpora[question.corpus], places[question.corpus])
                }
            )
        }
        self.corpora = corpora
        self.questions = questions
    }

    private static func naming<Value>(
        _ file: String,
        _ index: Int,
        _ line: Int,
        _ body: () throws(ChunkingEvaluationError.Fault) -> Value
    ) throws(ChunkingEvaluationError) -> Value {
        do throws(ChunkingEvaluationError.Fault) {
            return try body()
        } catch {
            throw .question(file: file, number: index + 1, line: line, error)
        }
    }
}

/// A question as its row has it, with offsets in code points.
private struct WrittenQuestion {
    struct Reference {
        var content: String
        var start: Int
        var end: Int
    }

    let text: String
    let corpus: Int
    let references: [Reference]

    init(
        text: String,
        references: String,
        corpus id: String,
        of corpora: [ExcerptSet.Corpus]
    ) throws(ChunkingEvaluationError.Fault) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyQuestion }
        guard let corpus = corpora.firstIndex(where: { $0.id == id }) else {
            throw .unknownCorpus(id, known: corpora.map(\.id))
        }
        let root: JSONNode
        do throws(JSONError) {
            root = try JSONDocument(Array(references.utf8)).root
        } catch {
            throw .notReferences(error.fault.description)
        }
        guard root.kind == .array else { throw .notReferences("it is no list") }
        var list: [Reference] = []
        for (index, node) in root.elements.enumerated() {
            guard let content = node["content"]?.string, let start = node["start_index"]?.int,
                let end = node["end_index"]?.int
            else { throw .notReference(index + 1) }
            list.append(Reference(content: content, start: start, end: end))
        }
        guard !list.isEmpty else { throw .noReferences }
        (self.text, self.corpus, self.references) = (text, corpus, list)
    }

    func located(
        in corpus: ExcerptSet.Corpus,
        _ places: CodePointOffsets
    ) throws(ChunkingEvaluationError.Fault) -> ExcerptQuestion {
        var excerpts: [Range<Int>] = []
        for (index, reference) in references.enumerated() {
            guard reference.start < reference.end, let start = places[reference.start],
                let end = places[reference.end]
            else {
                throw .offsets(index + 1, start: reference.start, end: reference.end, length: places.count)
            }
            let found = corpus.text.utf8.dropFirst(start).prefix(end - start)
            guard found.elementsEqual(reference.content.utf8) else {
                throw .mismatch(index + 1, start: reference.start, end: reference.end)
            }
            excerpts.append(start..<end)
        }
        return ExcerptQuestion(text: text, corpus: self.corpus, excerpts: excerpts)
    }
}
