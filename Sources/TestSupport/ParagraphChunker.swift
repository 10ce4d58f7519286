package import RAGCore
import Synchronization

/// A chunker without rules: each paragraph, up to a blank line, is a chunk, and the document's title its context.
package final class ParagraphChunker: Chunker {
    package let identity: String
    private let log = Mutex<[String]>([])

    package init(identity: String = "paragraphs") {
        self.identity = identity
    }

    /// The ids of the documents that were cut, in order.
    package var documents: [String] { log.withLock { $0 } }

    package func chunks(of document: Document) -> [Chunk] {
        log.withLock { $0.append(document.id) }
        var start = 0
        return document.text.split(separator: "\n\n", omittingEmptySubsequences: false).compactMap { paragraph in
            let range = start..<start + paragraph.utf8.count
            start = range.upperBound + 2
            guard !paragraph.isEmpty else { return nil }
            return Chunk(
                range: range,
                text: String(paragraph),
                headingPath: [],
                context: document.title,
                length: paragraph.count
            )
        }
    }
}
