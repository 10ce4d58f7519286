import Evaluation

/// The lines of a run in which those of each question do not stand together, side by side as they came, until all are there.
struct ScatteredRun {
    /// A document that comes again for its question.
    struct Doubled: Error {
        var document: String
        var query: String
        var line: Int
    }

    private struct Entry {
        /// Where the document's id ends in `documents`.
        var end: Int
        var query: UInt32
        var line: UInt32
        var score: Float
    }

    private var queries = IDList()
    private var documents: [UInt8] = []
    private var entries: [Entry] = []

    mutating func append(_ line: RunLine, of text: Span<UInt8>, number: Int) throws(FileFault) {
        let query = text.extracting(line.query)
        if queries.append(query) { _ = try text.text(line.query, "query") }
        for index in line.document { documents.append(text[index]) }
        entries.append(
            Entry(
                end: documents.count,
                query: UInt32(queries.position(of: query) ?? 0),
                line: UInt32(clamping: number),
                score: line.score
            )
        )
    }

    /// In the order in which the questions begin.
    func forEachQuery(_ body: (String, RankedList) -> Void) throws(Doubled) {
        let (order, ends) = grouped
        var list = RankedList()
        for query in ends.indices {
            list.removeAll()
            for position in order[(query == 0 ? 0 : ends[query - 1])..<ends[query]] {
                let entry = entries[Int(position)]
                let range = (position == 0 ? 0 : entries[Int(position) - 1].end)..<entry.end
                guard list.append(documents.span.extracting(range), score: entry.score) else {
                    let document = String(decoding: documents[range], as: UTF8.self)
                    throw Doubled(document: document, query: queries[query], line: Int(entry.line))
                }
            }
            body(queries[query], list)
        }
    }

    /// The entries by question, each question's as they came, and where each question's end: sorted by counting.
    private var grouped: (order: [UInt32], ends: [Int]) {
        var next = [Int](repeating: 0, count: queries.count + 1)
        for entry in entries { next[Int(entry.query) + 1] += 1 }
        for query in 0..<queries.count { next[query + 1] += next[query] }
        var order = [UInt32](repeating: 0, count: entries.count)
        for (position, entry) in entries.enumerated() {
            order[next[Int(entry.query)]] = UInt32(position)
            next[Int(entry.query)] += 1
        }
        return (order, Array(next.dropLast()))
    }
}
