package import RAGCore

/// Takes each document as one chunk, title and text; the embedder cuts it at its own limit.
///
/// Published figures of retrieval are made so. For answers it is no good: what comes behind the limit is not found by
/// meaning.
package struct WholeDocumentChunker: Sendable {
    private let measure: any TextMeasure

    package init(measure: any TextMeasure) {
        self.measure = measure
    }

    package var identity: String { "whole-1 measure=\(measure.name)" }

    /// None for a document without title and text.
    package func chunks(of document: Document) -> [Chunk] {
        guard !document.title.isEmpty || !document.text.isEmpty else { return [] }
        var chunk = Chunk(
            range: 0..<document.text.utf8.count,
            text: document.text,
            headingPath: [],
            context: document.title,
            length: 0
        )
        chunk.length = measure.length(of: chunk.embeddedText.utf8.span)
        return [chunk]
    }
}
