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
