import RAGCore

/// What an answer was given or refused on.
package struct AnswerTrace: Sendable, Equatable, Encodable {
    /// A passage that was judged.
    package struct Judged: Sendable, Equatable, Encodable {
        package var documentID: String
        package var chunkID: Int64
        package var signals: PassageSignals
        /// The log-odds that it holds the answer.
        package var logOdds: Double
    }

    package var evidence: Evidence
    /// Best first; those alone that have a sentence to quote.
    package var candidates: [Judged]

    init(evidence: Evidence, candidates: [Candidate]) {
        self.evidence = evidence
        self.candidates = candidates.map {
            Judged(
                documentID: $0.passage.documentID,
                chunkID: $0.passage.chunkID,
                signals: $0.signals,
                logOdds: $0.logOdds
            )
        }
    }
}
