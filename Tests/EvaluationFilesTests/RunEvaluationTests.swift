import Evaluation
import EvaluationFiles
import Foundation
import RAGCore
import Testing

@Suite struct RunEvaluationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func judged(_ run: String, _ qrels: String, complete: Bool = false) throws -> JudgedRun {
        try RunEvaluation(
            run: try folder.write("run", run),
            qrels: try folder.write("qrels", qrels),
            measures: try Measure.list("nDCG@10,MAP,MRR,bpref,infAP,Judged@5"),
            countsMissing: complete,
            rankingDepth: 3
        ).judged(hasher: Summer())
    }

    @Test func `a run is judged, with what of it meets no judgment`() throws {
        let run = "q1 Q0 a 1 1 mine\nq1 Q0 b 1 2 mine\nq9 Q0 a 1 1 mine\n"
        let judged = try judged(run, "q1 0 a 1\nq2 0 a 1\n")
        #expect(judged.missing == 1 && judged.unjudged == 1)
        #expect(judged.result.queries == 1 && judged.result.measures["MRR"] == 0.5)
        #expect(judged.result.fingerprint.retrieval == "mine")
        #expect(judged.result.rankings == ["q1": ["b", "a"]])
        #expect(try self.judged(run, "q1 0 a 1\nq2 0 a 1\n", complete: true).result.measures["MRR"] == 0.25)
    }

    @Test func `what was judged before lines were found apart is forgotten`() throws {
        let judged = try judged("q9 Q0 a 1 1 t\nq1 Q0 b 1 2 t\nq9 Q0 b 1 1 t\nq1 Q0 a 1 3 t\n", "q1 0 a 1\n")
        #expect(judged.unjudged == 1 && judged.result.measures["MRR"] == 1)
    }

    @Test func `scores that differ in double precision only are equal`() throws {
        let run = "q Q0 a 1 1.00000000002 t\nq Q0 b 2 1.00000000001 t\n"
        #expect(try judged(run, "q 0 a 1\n").result.rankings == ["q": ["b", "a"]])
    }

    @Test(
        arguments: [
            ("-1", "1"), (".5", "0.25"), ("1.", "0.5"), ("+2", "1"), ("1e-2", "1E-3"), ("1e+2", "99"),
            ("0.123456789012345678901234567890", "0.1234"), ("16777217", "16777215"), ("1e300", "1e30"),
            ("-1e-300", "-1e-30"), ("00012", "11"),
        ]
    )
    func `a score may be written in many ways`(first: String, second: String) throws {
        let ranking = try judged("q Q0 a 1 \(first) t\nq Q0 b 2 \(second) t\n", "q 0 a 1\n").result.rankings?["q"]
        let (high, low) = (try #require(Double(first)), try #require(Double(second)))
        let expected = high > low ? ["a", "b"] : ["b", "a"]
        #expect(ranking == expected)
    }

    /// A run of many queries, with ties, and its judgments.
    private static func lines(seed: UInt64) -> (run: [String], qrels: [String]) {
        var generator = SeededGenerator(seed: seed)
        var (run, qrels): ([String], [String]) = ([], [])
        for query in 0..<20 {
            for document in 0..<30 {
                if Bool.random(using: &generator) {
                    run.append("q\(query) Q0 d\(document) 0 \(Int.random(in: 0...9, using: &generator)) t")
                }
                if Bool.random(using: &generator) {
                    qrels.append("q\(query) 0 d\(document) \(Int.random(in: -1...3, using: &generator))")
                }
            }
        }
        return (run, qrels)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `the order and the form of the lines change nothing`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (run, qrels) = Self.lines(seed: seed)
        let expected = try judged(run.joined(separator: "\n"), qrels.joined(separator: "\n") + "\n")
        let mixed = run.shuffled(using: &generator).joined(separator: "\r\n")
        let beir = qrels.shuffled(using: &generator).map {
            $0.replacing(" 0 d", with: "\td").replacing(" ", with: "\t")
        }
        let tabs = "\u{FEFF}query-id\tcorpus-id\tscore\r\n" + beir.joined(separator: "\r\n")
        #expect(try judged("\u{FEFF}" + mixed.replacing(" ", with: " \t"), tabs) == expected, "seed \(seed)")
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `scores through a rising function change nothing`(seed: UInt64) throws {
        let (run, qrels) = Self.lines(seed: seed)
        let bent = run.map { line in
            let fields = line.split(separator: " ")
            let score = Double(fields[4]) ?? 0
            return "\(fields[0]) Q0 \(fields[2]) 0 \(score * score * 1e-3 - 5) t"
        }
        let judgments = qrels.joined(separator: "\n")
        let expected = try judged(run.joined(separator: "\n"), judgments)
        #expect(try judged(bent.joined(separator: "\n"), judgments) == expected, "seed \(seed)")
    }

    @Test func `gzip is read under any name`() throws {
        let run = (0..<2000).map { "q\($0 / 50) Q0 d\($0 % 50) 0 \($0) t\n" }.joined()
        let plain = try judged(run, "q1 0 d1 1\nq2 0 d2 1\n")
        let packed = try folder.write("packed", try folder.gzipped(run))
        let evaluation = RunEvaluation(
            run: packed,
            qrels: try folder.write("qrels.gz", try folder.gzipped("q1 0 d1 1\nq2 0 d2 1\n")),
            measures: try Measure.list("nDCG@10,MAP,MRR,bpref,infAP,Judged@5"),
            rankingDepth: 3
        )
        #expect(try evaluation.judged(hasher: Summer()) == plain)
    }

    @Test func `gzip that is cut off or damaged is refused with the line that was reached`() throws {
        let packed = try folder.gzipped((0..<20_000).map { "q\($0) Q0 d\($0 &* 7919 % 1000) 0 \($0) t\n" }.joined())
        let qrels = try folder.write("qrels", "q1 0 d1 1\n")
        var damaged = packed
        // A bit of the checksum, which stands before the last four bytes.
        damaged[packed.count - 8] ^= 1
        for (bytes, isCut) in [
            (Array(packed.prefix(packed.count / 2)), true), (Array(packed.dropLast(4)), true), (damaged, false),
        ] {
            let run = try folder.write("run.gz", bytes)
            let error = #expect(throws: EvaluationFileError.self) {
                try RunEvaluation(run: run, qrels: qrels).judged(hasher: Summer())
            }
            #expect((error?.line ?? 0) > 1000)
            #expect((error?.fault == .truncated) == isCut)
            #expect(error?.description.contains("run.gz, line ") == true)
            #expect(error?.description.hasSuffix("copy or download the file again.") == true)
        }
    }

    @Test func `a line that is too long is refused`() throws {
        let text = "q Q0 d 1 2 t\nq Q0 " + String(repeating: "x", count: 17 << 20) + " 1 2 t\n"
        let error = #expect(throws: EvaluationFileError.self) { try judged(text, "q 0 d 1\n") }
        #expect(error?.line == 2 && error?.fault == .lineTooLong(limit: 16 << 20))
    }

    @Test func `a pipe is read though its lines are in any order`() async throws {
        let pipe = folder.path + "/pipe"
        try #require(mkfifo(pipe, 0o600) == 0)
        let qrels = try folder.write("qrels", "q1 0 a 1\nq2 0 b 1\n")
        async let judged = ComputeQueue.run {
            try RunEvaluation(run: pipe, qrels: qrels, rankingDepth: 2).judged(hasher: Summer())
        }
        try await ComputeQueue.run {
            let handle = try #require(FileHandle(forWritingAtPath: pipe))
            try handle.write(contentsOf: Data("q1 Q0 a 1 1 t\nq2 Q0 b 1 1 t\nq1 Q0 c 1 2 t\n".utf8))
            try handle.close()
        }
        #expect(try await judged.result.rankings == ["q1": ["c", "a"], "q2": ["b"]])
    }
}
