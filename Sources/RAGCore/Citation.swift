/// Where a part of an answer stands in the sources.
package struct Citation: Sendable, Equatable, Codable {
    /// The mark in the answer's text, from 1.
    package var index: Int
    /// Nil for what one of the shop's services said.
    package var chunkID: Int64?
    /// Of a service the name of the lookup.
    package var documentID: String
    package var uri: String
    package var title: String
    package var headingPath: [String]
    /// The sentence as it is shown, without markup.
    package var quote: String
    /// UTF-8 bytes of the document's stored text, from which `quote` was taken.
    package var span: Range<Int>

    package init(
        index: Int,
        chunkID: Int64?,
        documentID: String,
        uri: String,
        title: String,
        headingPath: [String],
        quote: String,
        span: Range<Int>
    ) {
        self.index = index
        self.chunkID = chunkID
        self.documentID = documentID
        self.uri = uri
        self.title = title
        self.headingPath = headingPath
        self.quote = quote
        self.span = span
    }
}
