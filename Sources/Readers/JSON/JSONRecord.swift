import RAGCore

/// What the object of a JSON line says of its document.
struct JSONRecord {
    private let members: [JSONValue.Member]
    private var fields = DocumentFields()
    /// The scalars under the names that are not metadata, such as `text`.
    private var named: [String: String] = [:]

    init(_ members: [JSONValue.Member]) throws(LineFault) {
        self.members = members
        for member in members where ["attributes", "metadata"].contains(member.key) {
            guard case .object(let inner) = member.value else { continue }
            for entry in inner where !DocumentFields.recognized.contains(DocumentFields.normalized(entry.key)) {
                try take(entry)
            }
        }
        for member in members { try take(member) }
        try fields.check()
    }

    private mutating func take(_ member: JSONValue.Member) throws(LineFault) {
        let key = DocumentFields.normalized(member.key)
        if let text = member.value.text, Self.content.contains(key) || key == "_id" || key == "sku" {
            named[key] = Blanks.trimmed(text)
            guard key == "sku" else { return }
        }
        if case .array(let values) = member.value {
            try fields.take(member.key, list: values.compactMap { $0.text == nil ? nil : $0.metadata })
        } else if case .object = member.value, DocumentFields.recognized.contains(key) {
            throw .notOneValue(key: member.key)
        } else if let text = member.value.text, let value = member.value.metadata {
            try fields.take(member.key, text: Blanks.trimmed(text), value: value)
        }
    }

    func document(in file: SourceFile, line: Int, _ identifiers: inout UniqueIdentifiers) throws(LineFault) -> Document
    {
        let text = try text()
        // A question that is answered must be found, so no other title takes its place.
        let title = (isAnswer ? first("question") : nil) ?? fields.title ?? first("name", "question")
        let id = try identifiers.identifier(fields.id ?? first("_id", "sku"), text: title ?? text, line: line)
        return fields.document(
            id: id,
            uri: first("url", "uri") ?? file.uri,
            title: title ?? file.stem,
            text: text,
            blocks: Paragraphs.blocks(of: Array(text.utf8))
        )
    }

    private var isAnswer: Bool { first("answer") != nil && (first("question") ?? fields.title) != nil }

    private func text() throws(LineFault) -> String {
        if isAnswer, let answer = first("answer") { return answer }
        let body = first("text", "body", "content", "description")
        let isProduct = members.contains { $0.key == "sku" || $0.key == "price" }
        let lines = isProduct ? ProductText(members, description: body).lines : [body].compactMap { $0 }
        guard !lines.isEmpty else { throw .noText(expected: Self.expected) }
        // Blank lines part paragraphs, and so do the lines of a product.
        return lines.joined(separator: "\n\n")
    }

    private func first(_ keys: String...) -> String? {
        keys.lazy.compactMap { named[$0] }.first { !$0.isEmpty }
    }

    private static let expected = "give it text, body, content or description, or a question and an answer"
    private static let content: Set = [
        "text", "body", "content", "description", "question", "answer", "name", "url", "uri",
    ]
}
