import Evaluation
import EvaluationFiles
import Foundation
import RAGCore
import Testing

@Suite struct RunWriterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a run is written best first`() throws {
        let path = folder.path + "/run"
        var writer = try RunWriter(path, tag: "mine")
        try writer.write(RankedList(ranking: [("b", 2.5), ("a", 1)]), for: "q1")
        #expect(folder.files.count == 1 && !folder.files.contains("run"))
        try writer.finish()
        #expect(folder.files == ["run"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "q1 Q0 b 1 2.5 mine\nq1 Q0 a 2 1.0 mine\n")
    }

    @Test func `a run that is not finished leaves nothing`() throws {
        do {
            var writer = try RunWriter(folder.path + "/run", tag: "t")
            try writer.write(RankedList(ranking: [("a", 1)]), for: "q")
        }
        #expect(folder.files.isEmpty)
    }

    @Test func `a run that is there already stays until the new one is whole`() throws {
        let path = try folder.write("run", "old")
        var writer = try RunWriter(path, tag: "t")
        #expect(throws: EvaluationFileError.self) { try writer.write(RankedList(ranking: [("a b", 1)]), for: "q") }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `what is read again is the ranking that was written`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let path = folder.path + "/run"
        var writer = try RunWriter(path, tag: "t")
        var expected: [String: [String]] = [:]
        for query in ["q1", "q2", "q3"] {
            let scores = (0..<200).map { _ in Double(Int.random(in: 0...9, using: &generator)) * 1e-9 - 0.3 }.sorted(
                by: >
            )
            let documents = (0..<200).map { "d\($0)" }.shuffled(using: &generator)
            try writer.write(RankedList(ranking: zip(documents, scores).map { (document: $0, score: $1) }), for: query)
            expected[query] = documents
        }
        try writer.finish()
        var found: [String: [String]] = [:]
        _ = try RunFile(path).forEachQuery(restart: {}) { query, list in found[query] = list.best(200) }
        #expect(found == expected, "seed \(seed)")
    }

    @Test(
        arguments: [
            (
                "a b", "q",
                "the id “a b” is empty or holds a blank, and a TREC run keeps fields apart by blanks; rename it."
            ),
            ("a", "", "the id “” is empty or holds a blank, and a TREC run keeps fields apart by blanks; rename it."),
        ]
    )
    func `an id that would break a line is refused`(document: String, query: String, sentence: String) throws {
        let path = folder.path + "/run"
        var writer = try RunWriter(path, tag: "t")
        let error = #expect(throws: EvaluationFileError.self) {
            try writer.write(RankedList(ranking: [(document, 1)]), for: query)
        }
        #expect(error?.description == "\(path): \(sentence)")
    }

    @Test func `a folder that is not there is refused`() {
        let error = #expect(throws: EvaluationFileError.self) { _ = try RunWriter("/nowhere/run", tag: "t") }
        #expect(
            error?.description == "/nowhere/run: it cannot be written: No such file or directory. "
                + "Name a file in a folder that is there."
        )
    }
}
