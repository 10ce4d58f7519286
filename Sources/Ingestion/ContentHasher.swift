import Crypto
import Foundation
import RAGCore

/// What makes two documents, or two chunks, the same.
enum ContentHasher {
    /// Everything of a document that an answer could show or a filter could see; not where it was read.
    static func hash(of document: Document) throws -> ContentHash {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let metadata = try encoder.encode(document.metadata)
        var hasher = SHA256()
        // Each part with its length in front, so that no two lists of parts run together to the same bytes.
        let parts = [
            document.id, document.title, document.text, document.format.rawValue, document.language ?? "", document.audience ?? "",
            document.validity.from?.description ?? "", document.validity.until?.description ?? "",
        ]
        for part in parts.map({ Data($0.utf8) }) + [metadata] {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { hasher.update(bufferPointer: $0) }
            hasher.update(data: part)
        }
        return ContentHash(bytes: Array(hasher.finalize()))
    }

    /// What the embedder would see.
    static func hash(of chunk: Chunk) -> ContentHash {
        ContentHash(bytes: Array(SHA256.hash(data: Data(chunk.embeddedText.utf8))))
    }
}
