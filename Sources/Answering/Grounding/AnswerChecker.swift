package import RAGCore

/// Checks an answer while a model writes it: what it gives back may be sent at once.
///
/// Each sentence that the sources do not bear out, or that carries what no customer may read, is dropped. What is given
/// back, put together, is the text of the verdict; both are the same for every way to cut the reply into pieces.
///
///     var checker = AnswerChecker(prompt: prompt, embedder: embedder)
///     for try await piece in reply { for sentence in try await checker.feed(piece) { send(sentence.text) } }
///     for sentence in try await checker.finish() { send(sentence.text) }
///     let verdict = checker.verdict
package struct AnswerChecker: Sendable {
    /// An answer stands where at least this share of it does.
    package static let share = 0.6
    /// The longest answer that is sent, in bytes.
    package static let limit = 6_000

    private let embedder: (any Embedder)?
    private let model: GroundingModel
    private let check: SentenceCheck
    private let screen: OutputScreen
    private var stream: SentenceStream
    private var list = CitationList()
    /// Of the sentences of each source that was cited, by its number.
    private var vectors: [Int: [[Float]]] = [:]
    private var text = ""
    private var sentences: [AnswerSentence] = []
    private var dropped: [String] = []
    private var weight = (all: 0, supported: 0)
    private var saysUnanswered = false

    /// - Parameter embedder: nil takes the share of words for the likeness of meaning.
    package init(prompt: AnswerPrompt, embedder: (any Embedder)?, model: GroundingModel = .fitted) {
        self.embedder = embedder
        self.model = model
        check = SentenceCheck(sources: prompt.sources)
        screen = OutputScreen(sources: prompt.sources, prompt: prompt)
        stream = SentenceStream(sources: prompt.sources.count)
    }

    /// What may be sent with this piece: the sentences that are settled, each checked.
    ///
    /// - Throws: what the embedder throws.
    package mutating func feed(_ piece: String) async throws -> [CheckedSentence] {
        try await checked(stream.feed(piece))
    }

    /// What is left, when the model has said all.
    package mutating func finish() async throws -> [CheckedSentence] {
        try await checked(stream.finish())
    }

    /// Of what was fed so far.
    package var verdict: CheckedAnswer {
        let grounding = weight.all == 0 ? 0 : Double(weight.supported) / Double(weight.all)
        return CheckedAnswer(
            text: text,
            citations: list.citations,
            sentences: sentences,
            dropped: dropped,
            grounding: grounding,
            isGrounded: !list.citations.isEmpty && grounding >= Self.share,
            saysUnanswered: saysUnanswered && list.citations.isEmpty
        )
    }

    private mutating func checked(_ cited: [CitedSentence]) async throws -> [CheckedSentence] {
        guard !cited.isEmpty else { return [] }
        var findings = cited.map { check.finding(of: $0.text, citing: $0.sources) }
        let cosines = try await cosines(of: cited)
        for (index, cosine) in zip(findings.indices, cosines) {
            if let cosine { findings[index].signals.semantic = cosine }
        }
        return zip(cited, zip(findings, cosines)).compactMap { sentence, checked in
            send(sentence, checked.0, cosine: checked.1)
        }
    }

    // MARK: What is sent

    private mutating func send(_ sentence: CitedSentence, _ finding: SentenceFinding, cosine: Double?)
        -> CheckedSentence?
    {
        if Unanswered.says(sentence.text) {
            saysUnanswered = true
            return nil
        }
        let isPlain = sentence.sources.isEmpty && Courtesy.isHarmless(sentence.text, finding.reading)
        let isSupported = !finding.support.places.isEmpty && model.isSupported(finding.signals)
        if !isPlain { weight.all += sentence.text.utf8.count }
        guard isPlain || isSupported, let shown = screen.screen(sentence.text), text.utf8.count < Self.limit else {
            dropped.append(sentence.text)
            return nil
        }
        if !isPlain { weight.supported += sentence.text.utf8.count }
        return append(shown, lead: sentence.lead, isPlain ? nil : finding, cosine: cosine)
    }

    private mutating func append(
        _ shown: String,
        lead: String,
        _ finding: SentenceFinding?,
        cosine: Double?
    ) -> CheckedSentence {
        let named = finding?.support.strong.map { list.cite($0, of: check.sources[$0.source - 1]) } ?? []
        let marks = named.map(\.index).sorted()
        let body = shown + (marks.isEmpty ? "" : " ") + marks.map { "[\($0)]" }.joined()
        let lead = text.isEmpty ? "" : (lead.isEmpty ? " " : lead)
        let start = text.utf8.count + lead.utf8.count
        text += lead + body
        let support = AnswerSentence(
            range: start..<start + body.utf8.count,
            citations: marks,
            lexical: finding?.signals.pair ?? 0,
            semantic: cosine,
            isSupported: true
        )
        sentences.append(support)
        return CheckedSentence(text: lead + body, citations: named.compactMap(\.new), support: support)
    }

    // MARK: Meaning

    /// The greatest cosine of each sentence to those of the sources it cites; nil where it cites none. One batch.
    private mutating func cosines(of cited: [CitedSentence]) async throws -> [Double?] {
        guard let embedder else { return cited.map { _ in nil } }
        let asked = cited.filter { !$0.sources.isEmpty }
        guard !asked.isEmpty else { return cited.map { _ in nil } }
        let missing = Set(asked.flatMap(\.sources)).filter { vectors[$0] == nil }.sorted()
        let texts = asked.map(\.text) + missing.flatMap { check.sources[$0 - 1].sentences.map(\.shown) }
        let found = try await embedder.embed(texts).map(\.vector)
        precondition(
            found.count == texts.count,
            "an embedder returned \(found.count) embeddings for \(texts.count) texts"
        )
        var rest = found.dropFirst(asked.count)
        for number in missing {
            let count = check.sources[number - 1].sentences.count
            vectors[number] = Array(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        var own = found.prefix(asked.count)
        return cited.map { sentence in
            guard !sentence.sources.isEmpty, let vector = own.popFirst() else { return nil }
            return sentence.sources.flatMap { vectors[$0] ?? [] }.map { Self.cosine($0, vector) }.max()
        }
    }

    private static func cosine(_ first: [Float], _ second: [Float]) -> Double {
        Double(zip(first, second).reduce(Float(0)) { $0 + $1.0 * $1.1 })
    }
}
