import Evaluation
import EvaluationFiles
import Testing

@Suite struct QrelsFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(
        arguments: [
            "q1 0 a 1\nq1 0 b -2\nq2 0 a 0\n", "q1\t0\ta\t1\nq1\t0\tb\t-2\nq2\t0\ta\t0", "q1 a 1\nq1 b -2\nq2 a 0",
            "query-id\tcorpus-id\tscore\nq1\ta\t1\nq1\tb\t-2\nq2\ta\t0\n",
            "query document judgment\r\nq1 a +1\r\nq1 b -2\r\nq2 a 0",
            "\n\u{20}q1 0 a 1.0 \n\nq1 0 b -2.00\nq2 0 a 0e0\n", "q1 \t a\t 1\nq1\tb\t-2\nq2\ta\t0",
        ]
    )
    func `judgments may come in many forms`(text: String) throws {
        let judgments = try QrelsFile(try folder.write("qrels", text)).read()
        #expect(judgments.queries == ["q1", "q2"])
        #expect(judgments["q1"]?.names == ["a", "b"] && judgments["q1"]?.grades == [1, -2])
        #expect(judgments["q2"]?.names == ["a"] && judgments["q2"]?.grades == [0])
    }

    @Test func `between tabs ids may hold blanks`() throws {
        let judgments = try QrelsFile(try folder.write("qrels", "a question\tReturns policy\t1\n")).read()
        #expect(judgments["a question"]?.names == ["Returns policy"])
    }
}
