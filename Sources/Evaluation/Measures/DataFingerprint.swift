/// What the data of an evaluation are, whatever the order of their lines: runs are compared only where it is equal.
///
/// Its canonical bytes are, for documents, questions and judgments in this order, the section's letter and then its entries
/// in the order of their ids' bytes, each of its fields behind its length in eight bytes, lowest first.
package struct DataFingerprint<Hasher: DataHasher> {
    private var hasher: Hasher

    package init(_ hasher: Hasher) {
        self.hasher = hasher
    }

    /// In hexadecimal digits.
    package var digest: String { hasher.digest() }

    package mutating func add(documents: [(id: String, title: String, text: String)]) {
        add("D", documents.map { [$0.id, $0.title, $0.text] })
    }

    package mutating func add(queries: [(id: String, text: String)]) {
        add("Q", queries.map { [$0.id, $0.text] })
    }

    package mutating func add(_ judgments: Judgments) {
        hasher.update(Array("J".utf8))
        for query in judgments.queries {
            guard let topic = judgments[query] else { continue }
            for position in topic.documents.sorted {
                add([query, topic.documents[position], String(topic.grades[position])])
            }
        }
    }

    private mutating func add(_ section: String, _ entries: [[String]]) {
        hasher.update(Array(section.utf8))
        for entry in entries.sorted(by: { $0[0].utf8.lexicographicallyPrecedes($1[0].utf8) }) { add(entry) }
    }

    private mutating func add(_ fields: [String]) {
        var bytes: [UInt8] = []
        for field in fields {
            let length = UInt64(field.utf8.count)
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
            bytes += field.utf8
        }
        hasher.update(bytes)
    }
}
