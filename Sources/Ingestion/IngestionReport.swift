/// What an ingestion did.
package struct IngestionReport: Sendable, Equatable {
    /// Documents that were not there before.
    package var new = 0
    /// Documents that were there with another content, or came from another source.
    package var updated = 0
    package var unchanged = 0
    package var removed = 0
    /// Sources and documents that were refused; the rest is stored.
    package var failures: [Failure] = []
    /// Chunks of the new and the updated documents.
    package var chunks = 0
    /// Chunks whose vectors had to be computed.
    package var embedded = 0
    /// Chunks that were longer than the model reads. The chunker's bound keeps it at 0.
    package var truncated = 0
    package var corpusVersion: Int64 = 0

    package init() {}

    package struct Failure: Sendable, Equatable {
        /// The source, as the user would name it.
        package var name: String
        /// A sentence, or two, in which the source is named too.
        package var reason: String

        package init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }

    /// `12 new, 3 updated, 45 unchanged, 0 removed, 1 failed`
    package var summary: String {
        "\(new) new, \(updated) updated, \(unchanged) unchanged, \(removed) removed, \(failures.count) failed"
    }
}
