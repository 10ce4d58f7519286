package import RAGCore
import Synchronization

/// An embedder without a model: a text is the bag of its words, each counted in the component that its hash names.
///
/// Texts that share words are near, equal texts are equal, and no cosine is below 0.
package final class HashEmbedder: Embedder {
    package let fingerprint: String
    package let dimension: Int
    /// Words that are read; a longer text is cut there.
    private let limit: Int
    private let log = Mutex<[[String]]>([])

    package init(fingerprint: String = "hash", dimension: Int = 256, limit: Int = 256) {
        precondition(dimension > 0 && limit > 0, "\(dimension) components, \(limit) words")
        self.fingerprint = fingerprint
        self.dimension = dimension
        self.limit = limit
    }

    /// The texts of each call, in order.
    package var calls: [[String]] { log.withLock { $0 } }

    package func embed(_ texts: [String]) async throws -> [Embedding] {
        log.withLock { $0.append(texts) }
        return texts.map(embedding)
    }

    /// `embed`, for one text and without a record of it.
    package func embedding(of text: String) -> Embedding {
        let words = Words.of(text)
        let read = words.prefix(limit)
        var vector = [Float](repeating: 0, count: dimension)
        // A text without words has a place too.
        for word in read.isEmpty ? [""] : read { vector[component(of: word)] += 1 }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return Embedding(vector: vector.map { $0 / length }, tokens: read.count, isTruncated: words.count > limit)
    }

    private func component(of word: String) -> Int {
        let number = ContentHash.made(of: word).bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(number % UInt64(dimension))
    }
}
