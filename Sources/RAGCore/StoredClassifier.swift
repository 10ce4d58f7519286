/// A trained classifier as it is stored.
package struct StoredClassifier: Sendable, Equatable {
    /// The fingerprint of the embedder whose vectors it was trained on.
    package var embedder: String
    package var bytes: [UInt8]

    package init(embedder: String, bytes: [UInt8]) {
        self.embedder = embedder
        self.bytes = bytes
    }
}
