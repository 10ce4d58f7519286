import JSONText

/// What the tool `get_document` gives.
package struct MCPDocument: Sendable, Equatable {
    package struct Section: Sendable, Equatable {
        package var headingPath: [String]
        package var text: String

        package init(headingPath: [String], text: String) {
            self.headingPath = headingPath
            self.text = text
        }

        fileprivate var json: [UInt8] {
            var object = JSONObjectWriter()
            object.add("heading_path", array: headingPath.map(\.json))
            object.add("text", text)
            return object.finished()
        }
    }

    package var id: String
    package var title: String
    package var uri: String
    package var language: String?
    /// In the order of the document.
    package var sections: [Section]
    /// Whether these are all that it has.
    package var isComplete: Bool

    package init(
        id: String,
        title: String,
        uri: String,
        language: String?,
        sections: [Section],
        isComplete: Bool = true
    ) {
        self.id = id
        self.title = title
        self.uri = uri
        self.language = language
        self.sections = sections
        self.isComplete = isComplete
    }

    var json: [UInt8] {
        var object = JSONObjectWriter()
        object.add("id", id)
        object.add("title", title)
        object.add("uri", uri)
        object.add("language", orNull: language)
        object.add("sections", array: sections.map(\.json))
        object.add("complete", isComplete)
        return object.finished()
    }
}
