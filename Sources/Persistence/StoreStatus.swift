/// What a database holds, at one moment.
package struct StoreStatus: Sendable, Equatable {
    package struct Collection: Sendable, Equatable {
        package var name: String
        package var documents: Int
        package var chunks: Int
        package var embedder: String
        package var dimension: Int
        package var chunking: String
        package var corpusVersion: Int64
        /// Of its texts and vectors; indexes come on top.
        package var bytes: Int64
    }

    package var path: String
    /// Of the file, free pages included; the WAL comes on top.
    package var bytes: Int64
    /// Of `bytes`, what is free for reuse.
    package var freeBytes: Int64
    package var schemaVersion: Int64
    /// By name.
    package var collections: [Collection]
}
