package import RAGCore

/// What is known of a question before it is answered or refused.
package struct Judgement: Sendable {
    package var evidence: Evidence
    /// Best first; those alone that have a sentence to quote, which is not judged yet.
    package var candidates: [Candidate]
    package var corpusVersion: Int64
    /// Whether there was anything to look for.
    package var hasWords: Bool
    /// Of the question as it was asked; nil where there was nothing to look for.
    package var vector: [Float]?
    /// What the question is about; nil where there was nothing to look for, or nobody who tells.
    package var intent: IntentGuess?
    /// `en`, `de` or `es`; nil where its words do not tell.
    package var language: String?

    package init(
        evidence: Evidence,
        candidates: [Candidate],
        corpusVersion: Int64,
        hasWords: Bool,
        vector: [Float]? = nil,
        intent: IntentGuess? = nil,
        language: String? = nil
    ) {
        self.evidence = evidence
        self.candidates = candidates
        self.corpusVersion = corpusVersion
        self.hasWords = hasWords
        self.vector = vector
        self.intent = intent
        self.language = language
    }
}
