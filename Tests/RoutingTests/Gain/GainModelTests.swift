import Foundation
import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct GainModelTests {
    private static let dimension = 16

    /// A vector of unit length in a random direction.
    private static func vector(_ generator: inout SeededGenerator) -> [Float] {
        let raw = (0..<dimension).map { _ in Double.random(in: -1...1, using: &generator) }
        let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return raw.map { Float($0 / length) }
    }

    /// Questions of whose gain `planted` says the expectation, -1 to 1.
    private static func questions(
        _ count: Int,
        seed: UInt64,
        intent: (Int) -> String? = { _ in nil },
        text: (Int) -> String = { _ in "a question" },
        planted: (GradedQuestion) -> Double
    ) -> [GradedQuestion] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            var question = GradedQuestion(
                text: text(index),
                vector: vector(&generator),
                intent: intent(index),
                isCheapRight: true,
                isStrongRight: true
            )
            let gain = planted(question)
            if Double.random(in: 0...1, using: &generator) < abs(gain) {
                if gain > 0 { question.isCheapRight = false } else { question.isStrongRight = false }
            }
            return question
        }
    }

    private static func correlation(_ pairs: [(Double, Double)]) -> Double {
        let count = Double(pairs.count)
        let (left, right) = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
        func sum(_ product: ((Double, Double)) -> Double) -> Double { pairs.reduce(0) { $0 + product($1) } }
        let both = sum { ($0.0 - left) * ($0.1 - right) }
        let (own, other) = (sum { ($0.0 - left) * ($0.0 - left) }, sum { ($0.1 - right) * ($0.1 - right) })
        return both / (own * other).squareRoot()
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `a gain that lies in the vector is found again`(seed: UInt64) throws {
        let planted = { (question: GradedQuestion) in 0.2 + 1.5 * Double(question.vector[3]) }
        let model = try GainTrainer.train(Self.questions(4000, seed: seed, planted: planted), embedder: "e")
        let fresh = Self.questions(500, seed: seed + 100, planted: planted)
        let pairs = fresh.map { (model.gain(of: $0.text, vector: $0.vector), min(1, max(-1, planted($0)))) }
        #expect(Self.correlation(pairs) > 0.95, "seed \(seed)")
        let error = pairs.reduce(0) { $0 + abs($1.0 - $1.1) } / Double(pairs.count)
        #expect(error < 0.1, "seed \(seed): \(error)")
        #expect(model.embedder == "e")
    }

    @Test func `a gain that lies in the length is found again`() throws {
        let text = { (index: Int) in String(repeating: "words", count: 1 + index % 40) }
        let planted = { (question: GradedQuestion) in 0.02 * Double(question.text.utf8.count) / 5 }
        let model = try GainTrainer.train(Self.questions(3000, seed: 3, text: text, planted: planted), embedder: "e")
        let middle = [Float](repeating: 0, count: Self.dimension)
        let gains = [5, 15, 35].map { model.gain(of: String(repeating: "words", count: $0), vector: middle) }
        #expect(gains[0] < gains[1] && gains[1] < gains[2])
        #expect(gains[2] - gains[0] > 0.4)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `where there is nothing to learn, little is predicted`(seed: UInt64) throws {
        let model = try GainTrainer.train(Self.questions(2000, seed: seed) { _ in 0.3 }, embedder: "e")
        #expect(model.penalty == 300, "seed \(seed)")
        for question in Self.questions(100, seed: seed + 50, planted: { _ in 0 }) {
            #expect(abs(model.gain(of: question.text, vector: question.vector) - 0.3) < 0.1, "seed \(seed)")
        }
    }

    @Test func `what an intent gains is learnt, and of a rare one hardly anything`() throws {
        let gains = ["hard": 0.6, "easy": 0.0, "middle": 0.3]
        let intent = { (index: Int) in index < 3 ? "rare" : ["hard", "easy", "middle"][index % 3] }
        let questions = Self.questions(3000, seed: 5, intent: intent) { gains[$0.intent ?? ""] ?? 1 }
        let model = try GainTrainer.train(questions, embedder: "e")
        func gain(_ intent: String?) -> Double {
            model.gain(of: "a question", vector: [Float](repeating: 0, count: Self.dimension), intent: intent)
        }
        #expect(abs(gain("hard") - 0.6) < 0.05 && abs(gain("easy")) < 0.05 && abs(gain("middle") - 0.3) < 0.05)
        #expect(abs(gain("unmet") - gain(nil)) < 1e-12 && abs(gain(nil) - 0.3) < 0.05)
        // Three questions that all gained: 0.7 above the mean as measured, and drawn towards it.
        #expect((0.05...0.6).contains(try #require(model.intents.values["rare"])))
        #expect(try #require(model.intents.values["rare"]) < 0.7 * 0.7)
    }

    @Test func `intents that differ by chance alone gain nothing of their own`() throws {
        let intent = { (index: Int) in "i\(index % 40)" }
        let model = try GainTrainer.train(Self.questions(400, seed: 9, intent: intent) { _ in 0.4 }, embedder: "e")
        #expect(model.intents.values.count == 40)
        #expect(model.intents.values.values.allSatisfy { abs($0) < 0.1 })
    }

    @Test func `the same questions give the same model, and it survives being stored`() throws {
        let questions = Self.questions(200, seed: 7, intent: { "i\($0 % 3)" }) { Double($0.vector[0]) }
        let model = try GainTrainer.train(questions, embedder: "e")
        #expect(model == (try GainTrainer.train(questions, embedder: "e")))
        #expect(try JSONDecoder().decode(GainModel.self, from: JSONEncoder().encode(model)) == model)
    }

    @Test func `too few questions, or vectors of several models, are refused`() {
        var questions = Self.questions(20, seed: 1) { _ in 0 }
        #expect(throws: GainError.tooFew(19, least: 20)) {
            try GainTrainer.train(Array(questions.dropLast()), embedder: "e")
        }
        #expect(
            GainError.tooFew(19, least: 20).description
                == "A router needs at least 20 graded questions to train on, and there are 19; grade more."
        )
        questions[7].vector.removeLast()
        #expect(throws: GainError.dimensions(16, 15)) { try GainTrainer.train(questions, embedder: "e") }
    }
}
