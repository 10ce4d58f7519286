import RAGCore
import TestSupport
import Testing

@Suite struct BenchTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
    }

    @Test func `the rows that a search finds are those of the best products`() async throws {
        let vectors = Self.unitRows(60, dimension: 12, seed: 1)
        let queries = Self.unitRows(5, dimension: 12, seed: 2)
        try desk.write("vectors", Self.bytes(of: vectors))
        try desk.write("queries", Self.bytes(of: queries))
        let outcome = try await desk.run(
            "bench",
            "search",
            "--vectors",
            "vectors",
            "--queries",
            "queries",
            "--dimension",
            "12",
            "-k",
            "4"
        )
        #expect(outcome.status == 0)
        let report = try outcome.json()
        #expect(report["count"] == 60)
        #expect(report["dimension"] == 12)
        #expect(report["filtered"]["equals_brute_force"] == true)
        #expect(report["edit"]["is_found"] == true)
        let expected = queries.map { query in
            let scores = vectors.map { zip($0, query).reduce(0) { $0 + $1.0 * $1.1 } }
            return JSON.array(scores.indices.sorted { scores[$0] > scores[$1] }.prefix(4).map { .number(Double($0)) })
        }
        #expect(report["ids"] == .array(expected))
    }

    @Test(
        arguments: [
            ("10", "vectors has 10 bytes; it must hold rows of 2 float32, 8 bytes each."),
            ("0", "vectors has 0 bytes; it must hold rows of 2 float32, 8 bytes each."),
        ]
    )
    func `vectors of another size are refused`(count: String, message: String) async throws {
        try desk.write("vectors", [UInt8](repeating: 0, count: Int(count) ?? 0))
        let outcome = try await desk.run(
            "bench",
            "search",
            "--vectors",
            "vectors",
            "--queries",
            "vectors",
            "--dimension",
            "2"
        )
        #expect(outcome.status == 2)
        #expect(outcome.error == message + "\n")
    }

    @Test func `vectors that are not finite are refused`() async throws {
        try desk.write("vectors", Self.bytes(of: [[1, .nan]]))
        let outcome = try await desk.run(
            "bench",
            "search",
            "--vectors",
            "vectors",
            "--queries",
            "vectors",
            "--dimension",
            "2"
        )
        #expect(outcome.status == 2)
        #expect(outcome.error == "vectors has a number that is not finite; vectors must be finite.\n")
    }

    @Test func `chunking is measured, or its pieces are shown`() async throws {
        try Shop.stock(desk)
        let measured = try await desk.run("bench", "chunk", "shop/returns.md", "--rounds", "1")
        #expect(measured.status == 0)
        let report = try measured.json()
        #expect(report["bytes"] == .number(Double(Shop.returns.utf8.count)))
        #expect(report["documents"] == 1)
        let pieces = try await desk.run("bench", "chunk", "shop/returns.md", "--pieces", "--measure", "characters")
        #expect(Double(pieces.lines.count) == report["chunks"].number)
        #expect(try pieces.lines.allSatisfy { try JSON($0).text.map(Shop.returns.contains) ?? false })
    }

    @Test(
        arguments: [
            (["chunk", "nowhere.md"], "nowhere.md cannot be read; name a file that is there.\n"),
            (["chunk", "a.png"], "a.png: the format .png cannot be read; known are .csv"),
            (["chunk", "a.md", "--rounds", "0"], "Error: --rounds is 0; it must be 1 or more.\n"),
            (["chunk", "a.md", "--document-bytes", "0"], "Error: --document-bytes is 0; it must be 1 or more.\n"),
            (["embed", "a.md"], "a.md, line 1: it is not a JSON object with the keys that --help names.\n"),
            (["embed", "a.md", "--singles", "0"], "Error: --singles is 0; it must be 1 or more.\n"),
        ]
    )
    func `what cannot be measured is bad input`(command: [String], message: String) async throws {
        try desk.write("a.md", "# A\n\ntext\n")
        try desk.write("a.png", "x")
        let outcome = try await desk.run(["bench"] + command)
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix(message))
    }

    @Test func `embedding is measured, and compared with a reference`() async throws {
        try desk.write("texts", "{\"text\": \"a\", \"ids\": [101, 1037, 102]}\n{\"text\": \"b\", \"ids\": [1]}\n")
        let outcome = try await desk.run("bench", "embed", "texts", "--rounds", "1", "--singles", "1")
        #expect(outcome.status == 0)
        let report = try outcome.json()
        #expect(report["texts"] == 2)
        #expect(report["tokens"] == 6)
        #expect(report["ids_compared"] == 2)
        #expect(report["ids_equal"] == 1)
    }

    private static func unitRows(_ count: Int, dimension: Int, seed: UInt64) -> [[Float]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let row = (0..<dimension).map { _ in Float.random(in: -1...1, using: &generator) }
            let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return row.map { $0 / length }
        }
    }

    private static func bytes(of rows: [[Float]]) -> [UInt8] {
        rows.joined().flatMap { number in withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) } }
    }
}
