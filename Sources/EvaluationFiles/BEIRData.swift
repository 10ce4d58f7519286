package import Evaluation

/// What a BEIR folder holds for one split, and what in it does not fit together.
package struct BEIRData: Sendable {
    /// Ids without what they stand for, as far as they are named.
    package struct Strays: Sendable, Equatable {
        private static let shown = 5

        package private(set) var count = 0
        /// The first few.
        package private(set) var names: [String] = []

        package init() {}

        mutating func add(_ name: String) {
            count += 1
            if names.count < Self.shown { names.append(name) }
        }

        /// `3 (a, b, c)`, with `…` where there are more than are named.
        package var text: String {
            "\(count) (\(names.joined(separator: ", "))\(count > names.count ? ", …" : ""))"
        }
    }

    package let documents: [BEIRDocument]
    /// Those that are judged, in the order of their file.
    package let queries: [BEIRQuery]
    package let judgments: Judgments
    /// Judgments whose document the corpus has not, each with its query as `query/document`. They count as not found.
    package let unknownDocuments: Strays
    /// Judged queries without a text. They count as without results.
    package let unknownQueries: Strays

    init(documents: [BEIRDocument], ids: IDList, queries: [BEIRQuery], judgments: Judgments) {
        self.documents = documents
        self.queries = queries.filter { judgments[$0.id] != nil }
        self.judgments = judgments
        var (strayDocuments, strayQueries) = (Strays(), Strays())
        let known = Set(self.queries.map(\.id))
        for query in judgments.queries {
            if !known.contains(query) { strayQueries.add(query) }
            for document in judgments[query]?.names ?? [] where ids.position(of: document.utf8.span) == nil {
                strayDocuments.add("\(query)/\(document)")
            }
        }
        (unknownDocuments, unknownQueries) = (strayDocuments, strayQueries)
    }

    /// Of all documents, the judged queries and their judgments.
    package func fingerprint(hasher: some DataHasher) -> String {
        var fingerprint = DataFingerprint(hasher)
        fingerprint.add(documents: documents.map { ($0.id, $0.title, $0.text) })
        fingerprint.add(queries: queries.map { ($0.id, $0.text) })
        fingerprint.add(judgments)
        return fingerprint.digest
    }
}
