import Evaluation
import RAGCore
import TestSupport
import Testing

@Suite struct AnswerEvaluationTests {
    private let bootstrap = Bootstrap(resamples: 50)

    @Test func `groups hold their own questions`() throws {
        let evaluation = AnswerEvaluation(
            of: [
                (.test(citing: ["a"]), .test(tags: ["typo", "long", "typo"])),
                (.test(citing: ["x"], model: "m"), .test(language: "de", tags: ["typo"])),
                (.test(citing: nil), .test([], language: "de")),
            ],
            bootstrap: bootstrap
        )
        #expect(evaluation.all.positions == [0, 1, 2])
        #expect(evaluation.all.means[.accuracy]?.value == 2.0 / 3)
        #expect(evaluation.all.means[.risk]?.value == 0.5)
        #expect(evaluation.all.means[.risk]?.count == 2)
        #expect(evaluation.languages.map(\.name) == ["de", "en"])
        #expect(evaluation.languages.map(\.positions) == [[1, 2], [0]])
        #expect(evaluation.languages.map { $0.tally[.answeredWrong] } == [1, 0])
        #expect(evaluation.tags.map(\.name) == ["long", "typo"])
        #expect(evaluation.tags.map(\.positions) == [[0], [0, 1]])
        // What a model answered is by the model.
        #expect(evaluation.outcomes.map(\.name) == ["handoff", "m", "quoted"])
    }

    @Test func `without answerable questions there is no figure of them`() {
        let evaluation = AnswerEvaluation(of: [(.test(citing: nil), .test([]))], bootstrap: bootstrap)
        #expect(Set(evaluation.all.means.keys) == [.accuracy, .unanswerableRight, .coverage])
        #expect(evaluation.confidence == nil)
    }

    @Test func `of no answers there are no figures`() {
        let evaluation = AnswerEvaluation(of: [], bootstrap: bootstrap)
        #expect(evaluation.all.means.isEmpty && evaluation.languages.isEmpty && evaluation.outcomes.isEmpty)
    }

    @Test func `an interval is the bootstrap's of those questions that have the measure`() throws {
        let answers = (0..<30).map {
            (GivenAnswer.test(citing: $0 % 3 == 0 ? nil : [$0 % 2 == 0 ? "a" : "x"]), LabelledQuestion.test())
        }
        let risk = try #require(AnswerEvaluation(of: answers, bootstrap: bootstrap).all.means[.risk])
        let wrong = answers.compactMap { $0.0.isAnswered ? ($0.0.cited == ["a"] ? 0.0 : 1) : nil }
        #expect(risk.count == 20 && risk.value == 0.5)
        #expect(risk.interval == bootstrap.interval(ofMean: wrong))
    }

    @Test func `confidence parts right from wrong answers, refusals counted as what they came nearest to`() throws {
        let confidence = try #require(
            AnswerConfidence(
                of: [
                    (.test(citing: ["a"], confidence: 0.9), .test()), (.test(citing: ["x"], confidence: 0.7), .test()),
                    (.test(citing: nil, nearest: "a", confidence: 0.4), .test()),
                    (.test(citing: nil, nearest: "a", confidence: 0.2), .test([])),
                    (.test(citing: nil, confidence: 0), .test()),
                    // These say nothing of confidence.
                    (.test(citing: ["a"]), .test()), (.test(citing: ["a"], confidence: .nan), .test()),
                ],
                bootstrap: bootstrap
            )
        )
        #expect(confidence.count == 5)
        // Right are 0.9 and 0.4; wrong 0.7, 0.2 and 0: five of six pairs are in order.
        #expect(confidence.rightness.auroc?.value == 5.0 / 6)
        #expect(
            confidence.rightness.curve == [
                .init(coverage: 0.2, risk: 0), .init(coverage: 0.4, risk: 0.5), .init(coverage: 0.6, risk: 1.0 / 3),
                .init(coverage: 0.8, risk: 0.5), .init(coverage: 1, risk: 0.6),
            ]
        )
        // Unanswerable is 0.2 alone: three of four answerable ones are above it.
        #expect(confidence.answerability.auroc?.value == 0.75)
        #expect(abs(confidence.calibration.brier.value - (0.01 + 0.09 + 0.36 + 0.04 + 1) / 5) < 1e-15)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `at the threshold the curve has the measured coverage and risk`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let threshold = 0.4
        let answers = (0..<60).map { _ in
            let confidence = Double(Int.random(in: 0...20, using: &generator)) / 20
            let documents = Bool.random(using: &generator) ? ["a"] : []
            let cited = Bool.random(using: &generator) ? "a" : "x"
            let answer = GivenAnswer.test(
                citing: confidence >= threshold ? [cited] : nil,
                nearest: cited,
                confidence: confidence
            )
            return (answer: answer, question: LabelledQuestion.test(documents))
        }
        let evaluation = AnswerEvaluation(of: answers, bootstrap: bootstrap)
        let coverage = try #require(evaluation.all.means[.coverage]).value
        let risk = try #require(evaluation.all.means[.risk]).value
        let point = try #require(evaluation.confidence?.rightness.curve.first { abs($0.coverage - coverage) < 1e-12 })
        #expect(abs(point.risk - risk) < 1e-12)
    }

    @Test func `costs that are not known are counted apart`() {
        var answers = [GivenAnswer.test(citing: nil), .test(citing: nil), .test(citing: nil)]
        answers[0].cost = Money(picodollars: 5)
        answers[2].cost = .zero
        let cost = AnswerCost(of: answers)
        #expect(cost.sum == Money(picodollars: 5) && cost.mean == Money(picodollars: 2))
        #expect(cost.known == 2 && cost.unknown == 1)
        #expect(AnswerCost(of: []).mean == nil)
    }
}
