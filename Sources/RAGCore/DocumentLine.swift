/// A document in a list.
package struct DocumentLine: Sendable, Equatable {
    package var id: String
    package var title: String
    package var uri: String
    package var language: String?
    package var audience: String?
    package var chunks: Int

    package init(id: String, title: String, uri: String, language: String?, audience: String?, chunks: Int) {
        self.id = id
        self.title = title
        self.uri = uri
        self.language = language
        self.audience = audience
        self.chunks = chunks
    }
}
