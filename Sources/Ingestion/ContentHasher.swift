import Crypto
import Foundation
import RAGCore

/// What makes two documents, or two chunks, the same.
enum ContentHasher {
    /// Everything of a document that an answer could show or a filter could see, but not how its path was written.
    ///
    /// - Parameter source: where it lies, as an absolute path. A document that has moved is stored again, or pruning
    ///   where it was before would take it away.
    static func hash(of document: Document, source: String) throws -> ContentHash {
        var digest = Digest()
        digest.add(source)
        for text in [document.id, document.title, document.text, document.format.rawValue] { digest.add(text) }
        digest.add(document.language)
        digest.add(document.audience)
        digest.add(document.validity.from?.description)
        digest.add(document.validity.until?.description)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        digest.add(try encoder.encode(document.metadata))
        // The same text may be cut elsewhere, and stand below other headings.
        for block in document.blocks { digest.add(block) }
        return digest.hash
    }

    /// What the embedder would see.
    static func hash(of chunk: Chunk) -> ContentHash {
        ContentHash(bytes: Array(SHA256.hash(data: Data(chunk.embeddedText.utf8))))
    }
}

/// Takes in parts, each with its length in front, so that no two lists of parts run together to the same bytes.
private struct Digest {
    private var hasher = SHA256()

    var hash: ContentHash { ContentHash(bytes: Array(hasher.finalize())) }

    mutating func add(_ data: Data) {
        add(data.count)
        hasher.update(data: data)
    }

    /// No text is another part than an empty one.
    mutating func add(_ text: String?) {
        if let text { add(Data(text.utf8)) } else { add(-1) }
    }

    mutating func add(_ number: Int) {
        withUnsafeBytes(of: Int64(number).littleEndian) { hasher.update(bufferPointer: $0) }
    }

    mutating func add(_ block: Block) {
        add(block.range.lowerBound)
        add(block.range.upperBound)
        switch block.kind {
        case .heading(let level, let title):
            add("heading")
            add(level)
            add(title)
        case .listItem(let depth):
            add("listItem")
            add(depth)
        case .paragraph, .tableHeader, .tableRow, .code, .quote, .question:
            add(String(describing: block.kind))
        }
    }
}
