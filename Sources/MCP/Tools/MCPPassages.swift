import JSONText

/// What the tool `search` gives.
package struct MCPPassages: Sendable, Equatable {
    package struct Passage: Sendable, Equatable {
        package var documentID: String
        package var title: String
        package var uri: String
        package var headingPath: [String]
        package var text: String
        package var score: Double

        package init(
            documentID: String,
            title: String,
            uri: String,
            headingPath: [String],
            text: String,
            score: Double
        ) {
            self.documentID = documentID
            self.title = title
            self.uri = uri
            self.headingPath = headingPath
            self.text = text
            self.score = score
        }

        fileprivate var json: [UInt8] {
            var object = JSONObjectWriter()
            object.add("document_id", documentID)
            object.add("title", title)
            object.add("uri", uri)
            object.add("heading_path", array: headingPath.map(\.json))
            object.add("text", text)
            object.add("score", score)
            return object.finished()
        }
    }

    /// Best first.
    package var passages: [Passage]

    package init(_ passages: [Passage]) {
        self.passages = passages
    }

    var json: [UInt8] {
        var object = JSONObjectWriter()
        object.add("passages", array: passages.map(\.json))
        return object.finished()
    }
}

extension String {
    /// As a text of JSON.
    var json: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendJSON(self)
        return bytes
    }
}
