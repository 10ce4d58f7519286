import Evaluation
import Testing

@Suite struct SliceTests {
    private typealias Question = EvaluationResult.Question

    private let questions = [
        "q1": Question(text: "one two three four", language: "en", tags: ["angry", "short"], intent: "refund"),
        "q2": Question(text: "one two three four five", language: "de", tags: ["angry"]),
        "q3": Question(text: String(repeating: "word ", count: 19), language: "en", tags: []),
        "q4": Question(text: String(repeating: " word\n", count: 20), tags: ["angry", "angry"]),
    ]

    private func slices() throws -> [SliceDifference] {
        let a = EvaluationResult.test(["q1": ["MAP": 0], "q2": ["MAP": 0], "q3": ["MAP": 1], "q4": ["MAP": 1]])
        let b = EvaluationResult.test(
            ["q1": ["MAP": 1], "q2": ["MAP": 0.5], "q3": ["MAP": 1], "q4": ["MAP": 0]],
            questions: questions
        )
        let settings = ComparisonSettings(hasSlices: true, bootstrap: Bootstrap(resamples: 200))
        return try Comparison([ComparedRun("A", a), ComparedRun("B", b)], settings: settings).comparisons[0].slices
    }

    @Test func `a question stands in each slice that it belongs to, once`() throws {
        let found = try slices().map { "\($0.kind) \($0.name): \($0.queries), \($0.difference)" }
        #expect(
            found == [
                "tag angry: 3, 0.16666666666666666", "tag short: 1, 1.0", "language en: 2, 0.5", "language de: 1, 0.5",
                "length 1-4 words: 1, 1.0", "length 10-19 words: 1, 0.0", "length 20+ words: 1, -1.0",
                "length 5-9 words: 1, 0.5", "intent refund: 1, 1.0",
            ]
        )
    }

    @Test func `a slice has an interval where it has more than one question`() throws {
        for slice in try slices() {
            #expect((slice.interval != nil) == (slice.queries > 1))
            #expect(slice.interval?.contains(slice.difference) != false)
        }
    }

    @Test func `of many tags the largest are shown`() throws {
        let rows = (0..<60).map { ("q\($0)", ["MAP": 0.5]) }
        let tagged = (0..<60).map { ("q\($0)", Question(text: "?", tags: $0 < 2 ? ["both", "t\($0)"] : ["t\($0)"])) }
        let run = ComparedRun(
            "A",
            .test(
                Dictionary(uniqueKeysWithValues: rows),
                questions: Dictionary(uniqueKeysWithValues: tagged)
            )
        )
        let settings = ComparisonSettings(hasSlices: true, bootstrap: Bootstrap(resamples: 10))
        let slices = try Comparison([run, run], settings: settings).comparisons[0].slices
        #expect(slices.count { $0.kind == "tag" } == 50)
        #expect(slices[0].name == "both" && slices[0].queries == 2)
    }

    @Test func `without questions there are none, and unless asked for neither`() throws {
        let run = ComparedRun("A", .test("MAP", [0, 1]))
        let bare = try Comparison([run, run], settings: ComparisonSettings(hasSlices: true))
        #expect(bare.comparisons[0].slices.isEmpty)
        let full = ComparedRun("A", .test(["q1": ["MAP": 0]], questions: questions))
        #expect(try Comparison([full, full]).comparisons[0].slices.isEmpty)
    }
}
