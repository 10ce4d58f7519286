import Foundation
import RAGCore
import Routing

/// Made questions: each intent has a direction and words of its own, and a share of words that all have.
struct Questions {
    static let dimension = 20
    private static let topics = ["amber", "birch", "cedar", "delta", "ember", "fjord"]
    private static let words = ["where", "is", "the", "please", "can", "you", "tell", "me", "about", "my", "a", "of"]

    var examples: [IntentExample] = []
    var vectors: [[Float]] = []

    /// - Parameters:
    ///   - intents: at most 6.
    ///   - noise: the length of what is added to an intent's direction; from 1 on intents overlap.
    init(intents: Int, each: Int, noise: Float, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for number in 0..<intents * each {
            let intent = number % intents
            var vector = Self.direction(&generator).map { $0 * noise }
            vector[intent] += 1
            vectors.append(Self.unit(vector))
            let (own, other) = (
                Self.words.randomElement(using: &generator), Self.words.randomElement(using: &generator)
            )
            let text = "\(Self.topics[intent]) \(own ?? "") \(other ?? "")"
            examples.append(IntentExample(text: text, intent: "intent \(intent)"))
        }
    }

    /// Questions of none of the intents: directions that none of them has.
    static func strangers(_ count: Int, seed: UInt64) -> [[Float]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            var vector = [Float](repeating: 0, count: dimension)
            for index in dimension / 2..<dimension { vector[index] = Float.random(in: -1...1, using: &generator) }
            return unit(vector)
        }
    }

    private static func direction(_ generator: inout SeededGenerator) -> [Float] {
        unit((0..<dimension).map { _ in Float.random(in: -1...1, using: &generator) })
    }

    private static func unit(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 / length }
    }

    func trained(_ settings: TrainingSettings = TrainingSettings()) throws -> IntentTraining {
        try IntentTrainer(settings: settings).train(examples, vectors: vectors, embedder: "made")
    }

    func guesses(of classifier: IntentClassifier) -> [IntentGuess] {
        classifier.classify(vectors, texts: examples.map(\.text))
    }

    func accuracy(of guesses: [IntentGuess]) -> Double {
        Double(zip(guesses, examples).count { $0.intent == $1.intent }) / Double(guesses.count)
    }
}
