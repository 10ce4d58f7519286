/// A page offered where there is no answer.
package struct Suggestion: Sendable, Equatable, Codable {
    package var documentID: String
    package var title: String
    package var uri: String

    package init(documentID: String, title: String, uri: String) {
        self.documentID = documentID
        self.title = title
        self.uri = uri
    }
}
