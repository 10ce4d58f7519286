/// Where passages are found by their words and read by their ids: what retrieval needs of the store.
package protocol PassageStore: Sendable {
    /// The chunks that match any of the words of `text`, best first, with their BM25 score (higher is better).
    ///
    /// `text` is a user's: it is never taken as query language.
    func lexicalMatches(_ text: String, limit: Int, filter: Filter?, in collection: String) async throws
        -> [LexicalMatch]

    /// How the collection knows each of these words.
    func vocabulary(of words: [String], in collection: String) async throws -> [String: VocabularyMatch]

    /// The chunks that the filter leaves, ascending by id.
    func chunkIDs(matching filter: Filter, in collection: String) async throws -> [Int64]

    /// The passages of `ids`, in their order. Ids that are not there are left out.
    func passages(_ ids: [Int64], in collection: String) async throws -> [Passage]

    /// The vectors of `ids`, by id. Ids that are not there are left out.
    func vectors(_ ids: [Int64], in collection: String) async throws -> [Int64: [Float]]

    func corpusVersion(of collection: String) async throws -> Int64
}

/// Whether a collection has a word, in any of its forms.
package enum VocabularyMatch: Sendable, Equatable {
    case known
    /// It has not, but it has this one, which is a typing error away. It may be a stem.
    case near(String)
    case unknown
}

package struct LexicalMatch: Sendable, Equatable {
    package var chunkID: Int64
    package var score: Double

    package init(chunkID: Int64, score: Double) {
        self.chunkID = chunkID
        self.score = score
    }
}

/// A chunk as it is stored, with what an answer needs to know of its document.
package struct Passage: Sendable, Equatable {
    package var chunkID: Int64
    package var documentID: String
    package var uri: String
    package var title: String
    package var headingPath: [String]
    package var text: String
    package var format: TextFormat
    /// UTF-8 bytes of the document's text.
    package var range: Range<Int>
    package var language: String?
    package var audience: String?
    package var validity: Validity
    package var metadata: Metadata

    package init(
        chunkID: Int64,
        documentID: String,
        uri: String,
        title: String,
        headingPath: [String],
        text: String,
        format: TextFormat = .plain,
        range: Range<Int>,
        language: String? = nil,
        audience: String? = nil,
        validity: Validity = .always,
        metadata: Metadata = [:]
    ) {
        self.chunkID = chunkID
        self.documentID = documentID
        self.uri = uri
        self.title = title
        self.headingPath = headingPath
        self.text = text
        self.format = format
        self.range = range
        self.language = language
        self.audience = audience
        self.validity = validity
        self.metadata = metadata
    }
}
