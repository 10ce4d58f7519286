import Foundation
import RAGCore
import ReplyFormat

/// Documents as they are sent.
enum DocumentPages {
    struct Put: Encodable {
        var id: String
        var collection: String
        var result: String
        var chunks: Int
        var embedded: Int
        var corpusVersion: Int64
    }

    struct Removed: Encodable {
        var id: String
        var deleted = true
        var corpusVersion: Int64
    }

    struct Whole: Encodable {
        struct Chunk: Encodable {
            var id: Int64
            var headingPath: [String]
            var text: String
            var span: AnswerReport.Citation.Span
        }

        var id: String
        var title: String
        var text: String
        var format: String
        var uri: String
        var language: Nullable<String>
        var audience: Nullable<String>
        var validFrom: Nullable<String>
        var validUntil: Nullable<String>
        var metadata: Metadata
        var updatedAt: Nullable<String>
        var chunks: [Chunk]

        init(_ kept: KeptDocument) {
            let document = kept.document
            id = document.id
            title = document.title
            text = document.text
            format = document.format == .markdown ? "markdown" : "text"
            uri = document.uri
            language = Nullable(document.language)
            audience = Nullable(document.audience)
            validFrom = Nullable(document.validity.from?.description)
            validUntil = Nullable(document.validity.until?.description)
            metadata = document.metadata
            updatedAt = Nullable(kept.updated?.formatted(.iso8601))
            chunks = kept.chunks.map { part in
                Chunk(
                    id: part.chunkID,
                    headingPath: part.headingPath,
                    text: part.text,
                    span: .init(part.range)
                )
            }
        }
    }

    struct Line: Encodable {
        var id: String
        var title: String
        var uri: String
        var language: Nullable<String>
        var audience: Nullable<String>
        var chunks: Int

        init(_ line: DocumentLine) {
            id = line.id
            title = line.title
            uri = line.uri
            language = Nullable(line.language)
            audience = Nullable(line.audience)
            chunks = line.chunks
        }
    }

    struct List: Encodable {
        var object = "list"
        var data: [Line]
        var hasMore: Bool
        var lastId: Nullable<String>
    }

    struct Collection: Encodable {
        var name: String
        var documents: Int
        var chunks: Int
        var corpusVersion: Int64
        var embedder: String
        var dimension: Int

        init(_ summary: CollectionSummary) {
            name = summary.name
            documents = summary.documents
            chunks = summary.chunks
            corpusVersion = summary.corpusVersion
            embedder = summary.embedder
            dimension = summary.dimension
        }
    }

    struct Collections: Encodable {
        var object = "list"
        var data: [Collection]
    }

    struct RemovedCollection: Encodable {
        var name: String
        var deleted = true
    }
}
