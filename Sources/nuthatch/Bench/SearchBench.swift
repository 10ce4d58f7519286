import LinearAlgebra
import RAGCore
import ReplyFormat
import VectorSearch

/// The measurements of `bench search`.
struct SearchBench: Sendable {
    let vectors: RawVectors
    let queries: RawVectors
    let limit: Int

    struct Report: Encodable {
        struct Batch: Encodable {
            var size: Int
            var queriesPerSecond: Double
        }

        struct Bare: Encodable {
            var oneThread: Latency
            var allThreads: Latency
        }

        struct Filtered: Encodable {
            var rows: Int
            var ms: Latency
            var equalsBruteForce: Bool
        }

        struct Edit: Encodable {
            var ms: Latency
            /// Whether each new row can be found and no old one.
            var isFound: Bool
            /// The index with the most memory that the edits took at any moment, over the index.
            var peakMemoryRatio: Double
        }

        var count: Int
        var dimension: Int
        var blas: String
        var singleMs: Latency
        var batch: Batch
        var bareSgemvMs: Bare
        var filtered: Filtered
        var edit: Edit
        var ids: [[Int64]]
    }

    func run() throws -> Report {
        let index = ExactIndex(dimension: vectors.dimension)
        // Chunk ids are the rows, so that they ascend.
        for (row, vector) in vectors.rows.enumerated() { try index.append(ids: [Int64(row)], vectors: vector.span) }
        let found = try index.search(limit, queries.rows, among: nil)
        let single = try Stopwatch.milliseconds(of: max(256, queries.rows.count)) { run in
            _ = try index.search(limit, [queries.rows[run % queries.rows.count]], among: nil)
        }
        let batch = try Stopwatch.milliseconds(of: 5) { _ in _ = try index.search(limit, queries.rows, among: nil) }
        return Report(
            count: vectors.rows.count,
            dimension: vectors.dimension,
            blas: BLAS.description,
            singleMs: Latency(single),
            batch: .init(
                size: queries.rows.count,
                queriesPerSecond: (Double(queries.rows.count) / batch.percentile(0.5) * 1e3).rounded(to: 1)
            ),
            bareSgemvMs: bareProducts(),
            filtered: try filtered(index),
            edit: try edits(of: index),
            ids: found.map { $0.map(\.chunkID) }
        )
    }

    /// The product of all rows with a query by the BLAS alone.
    private func bareProducts() -> Report.Bare {
        let width = vectors.dimension
        let matrix = Matrix(rows: vectors.rows.count, columns: width)
        for (row, vector) in vectors.rows.enumerated() { matrix.setRow(row, to: vector.span) }
        let query = Matrix(rows: 1, columns: width)
        let scores = Matrix(rows: 1, columns: vectors.rows.count)
        func measure(threads: Int) -> Latency {
            BLAS.setThreads(threads)
            defer { BLAS.setThreads(1) }
            return Latency(
                Stopwatch.milliseconds(of: 100) { run in
                    let vector = queries.rows[run % queries.rows.count]
                    query.setRow(0, to: vector.span)
                    BLAS.products(of: matrix, rows: 0..<matrix.rows, with: query, into: scores)
                }
            )
        }
        return Report.Bare(oneThread: measure(threads: 1), allThreads: measure(threads: Team.shared.size))
    }

    /// A filter that leaves twelve rows, spread over all.
    private func filtered(_ index: ExactIndex) throws -> Report.Filtered {
        let left = (0..<12).map { Int64($0 * vectors.rows.count / 12) }.reduce(into: [Int64]()) { ids, id in
            if ids.last != id { ids.append(id) }
        }
        let times = try Stopwatch.milliseconds(of: 256) { run in
            _ = try index.search(limit, [queries.rows[run % queries.rows.count]], among: left)
        }
        let isEqual = try queries.rows.prefix(16).allSatisfy { query in
            let expected = left.map { id in (id, zip(vectors.rows[Int(id)], query).reduce(0) { $0 + $1.0 * $1.1 }) }
                .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(limit).map(\.0)
            return try index.search(limit, [query], among: left)[0].map(\.chunkID) == expected
        }
        return Report.Filtered(rows: left.count, ms: Latency(times), equalsBruteForce: isEqual)
    }

    /// An edit as a commit hands it over: a row out, a row in. Its time ends with a search over all rows.
    private func edits(of index: ExactIndex) throws -> Report.Edit {
        let count = vectors.rows.count
        let edits = (0..<min(50, count)).map { run in
            (removed: Int64(run), added: Int64(count + run), vector: queries.rows[run % queries.rows.count])
        }
        let before = ProcessMemory.residentBytes
        ProcessMemory.resetPeak()
        let times = try Stopwatch.milliseconds(of: edits.count) { run in
            let edit = edits[run]
            try index.follow(
                VectorChange(
                    removed: [edit.removed],
                    added: [StoredVector(chunkID: edit.added, vector: edit.vector)]
                )
            )
            _ = try index.search(limit, [edit.vector], among: nil)
        }
        let growth = max(0, ProcessMemory.peakBytes - before)
        return Report.Edit(
            ms: Latency(times),
            isFound: try edits.allSatisfy { edit in
                try index.search(2, [edit.vector], among: [edit.removed, edit.added])[0].map(\.chunkID) == [edit.added]
            },
            peakMemoryRatio: (1 + Double(growth) / Double(count * vectors.dimension * 4)).rounded(to: 3)
        )
    }
}
