import Foundation

extension Baseline {
    /// As JSON to be read in a diff: a line a figure, then a line a question, all in order.
    ///
    /// ```
    /// {
    ///   "fingerprint": {
    ///     "chunking": "structure 200",
    ///     …
    ///   },
    ///   "measures": {
    ///     "MAP": 0.712345,
    ///     "nDCG@10": 0.801234
    ///   },
    ///   "queries": 2,
    ///   "per_query": {
    ///     "q-001": {"MAP":0.5,"nDCG@10":0.63093},
    ///     "q-002": {"MAP":0.92469,"nDCG@10":0.971538}
    ///   }
    /// }
    /// ```
    package var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            func json(_ value: some Encodable) throws -> String {
                String(decoding: try encoder.encode(value), as: UTF8.self)
            }
            func object(_ name: String, _ entries: [(name: String, value: String)]) throws -> String {
                let lines = try entries.map { "    \(try json($0.name)): \($0.value)" }
                return "  \"\(name)\": {\n\(lines.joined(separator: ",\n"))\n  }"
            }
            var parts = [
                try object(
                    "fingerprint",
                    [
                        ("chunking", try json(fingerprint.chunking)), ("data", try json(fingerprint.data)),
                        ("embedder", try json(fingerprint.embedder)), ("retrieval", try json(fingerprint.retrieval)),
                    ]
                ),
                try object("measures", try measures.sorted { $0.key < $1.key }.map { ($0.key, try json($0.value)) }),
                "  \"queries\": \(queries)",
            ]
            if let perQuery {
                let rows = perQuery.sorted { $0.key < $1.key }
                parts.append(try object("per_query", try rows.map { ($0.key, try json($0.value)) }))
            }
            return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
        }
    }
}
