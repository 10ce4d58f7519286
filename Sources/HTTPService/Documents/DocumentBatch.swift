/// What became of documents that were put.
package struct DocumentBatch: Sendable {
    package enum Outcome: Sendable, Equatable {
        case new
        case updated
        case unchanged
        case failed(ServiceFailure)
    }

    package struct Item: Sendable, Equatable {
        package var outcome: Outcome
        package var chunks: Int

        package init(_ outcome: Outcome, chunks: Int = 0) {
            self.outcome = outcome
            self.chunks = chunks
        }
    }

    package var items: [Item]
    /// Chunks whose vectors had to be computed.
    package var embedded: Int
    package var corpusVersion: Int64

    package init(items: [Item], embedded: Int, corpusVersion: Int64) {
        self.items = items
        self.embedded = embedded
        self.corpusVersion = corpusVersion
    }
}
