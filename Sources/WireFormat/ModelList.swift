import JSONText

/// The models that an upstream has, or that a caller may name.
package struct ModelList: Sendable, Equatable {
    package var ids: [String]

    package init(ids: [String]) {
        self.ids = ids
    }

    /// Reads an upstream's list: the `id` of each element of `data`, or of the list alone. What has none is passed over.
    ///
    /// - Throws: where there is no list.
    package init(_ bytes: [UInt8]) throws(WireError) {
        let root = try UpstreamAnswer.document(bytes).root
        let list = root.kind == .array ? root : root["data"]
        guard let list, list.kind == .array else { throw .incompleteAnswer(lacks: "the list `data`") }
        ids = list.elements.compactMap { $0["id"]?.string }
    }

    /// The list as OpenAI writes it.
    package var body: [UInt8] {
        var body = Array(#"{"object":"list","data":["#.utf8)
        for (index, id) in ids.enumerated() {
            body += (index == 0 ? #"{"id":"# : #",{"id":"#).utf8
            body.appendJSON(id)
            // When a model was made and by whom, clients require and nobody here knows.
            body += #","object":"model","created":0,"owned_by":"upstream"}"#.utf8
        }
        body += "]}".utf8
        return body
    }
}
