import RAGCore

/// Finds labels that a collection has moved away from: a document was removed, or the quoted sentence no longer stands in
/// the text.
///
/// Labels hold document ids and sentences and no chunks, so that cutting documents anew makes none of them stale.
package struct LabelCheck: Sendable, Equatable, Encodable {
    /// What is wrong with one label.
    package struct Finding: Sendable, Equatable, Encodable {
        package var id: String
        package var question: String
        /// Documents that it names and the collection does not have.
        package var missingDocuments: [String]
        /// The sentence, where none of its documents holds it.
        package var missingQuote: String?

        private enum CodingKeys: String, CodingKey {
            case id, question
            case missingDocuments = "missing_documents"
            case missingQuote = "missing_quote"
        }
    }

    /// In the order of the labels; those that are right are left out.
    package private(set) var findings: [Finding] = []
    /// Labels that are right.
    package private(set) var right = 0

    /// - Parameters:
    ///   - labels: whose sentence may differ from the text in blanks, and lack its Markdown.
    ///   - text: a document's stored text by id, nil where there is none. It is asked once for each document, and no more
    ///     than one text is held.
    package init(_ labels: [LabelledQuestion], text: (String) async throws -> String?) async throws {
        var positions: [String: [Int]] = [:]
        for (position, label) in labels.enumerated() {
            for document in Set(label.documents) { positions[document, default: []].append(position) }
        }
        var missing: [Int: Set<String>] = [:]
        var quoted: Set<Int> = []
        for (document, positions) in positions.sorted(by: { $0.key < $1.key }) {
            guard let text = try await text(document) else {
                for position in positions { missing[position, default: []].insert(document) }
                continue
            }
            let searched = SearchedText(text)
            quoted.formUnion(positions.filter { searched.contains(labels[$0].answer) })
        }
        for (position, label) in labels.enumerated() {
            let missing = label.documents.filter { missing[position]?.contains($0) == true }
            let hasQuote = label.answer.foldingBlanks.isEmpty || label.documents.isEmpty || quoted.contains(position)
            guard !missing.isEmpty || !hasQuote else {
                right += 1
                continue
            }
            findings.append(
                Finding(
                    id: label.id,
                    question: label.question,
                    missingDocuments: missing,
                    missingQuote: hasQuote ? nil : label.answer
                )
            )
        }
    }
}
