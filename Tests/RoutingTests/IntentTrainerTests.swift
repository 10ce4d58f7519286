import Foundation
import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct IntentTrainerTests {
    private let known = Questions(intents: 6, each: 60, noise: 0.8, seed: 1)
    private let new = Questions(intents: 6, each: 200, noise: 0.8, seed: 2)

    @Test(arguments: [false, true]) func `intents that lie apart are told apart`(usesPrototypes: Bool) throws {
        let training = try known.trained(TrainingSettings(usesPrototypes: usesPrototypes))
        #expect(training.classifier.isPrototypes == usesPrototypes)
        #expect(known.accuracy(of: training.heldOut) > 0.97)
        #expect(new.accuracy(of: new.guesses(of: training.classifier)) > 0.97)
    }

    @Test func `words tell apart what vectors do not`() throws {
        let blurred = Questions(intents: 6, each: 60, noise: 3, seed: 3)
        let words = try blurred.trained()
        let vectors = try blurred.trained(TrainingSettings(usesPrototypes: true))
        #expect(blurred.accuracy(of: words.heldOut) > blurred.accuracy(of: vectors.heldOut) + 0.1)
    }

    /// Judged on new questions: where the classifier is vague, its probabilities are as well.
    @Test(arguments: [0.8, 1.5, 3] as [Float]) func `questions are right as often as their probabilities say`(
        noise: Float
    ) throws {
        let training = try Questions(intents: 6, each: 100, noise: noise, seed: 4).trained(
            TrainingSettings(usesPrototypes: true)
        )
        let new = Questions(intents: 6, each: 300, noise: noise, seed: 5)
        let guesses = new.guesses(of: training.classifier)
        let mean = guesses.reduce(0) { $0 + $1.probability } / Double(guesses.count)
        #expect(abs(mean - new.accuracy(of: guesses)) < 0.03)
    }

    @Test(arguments: [0, 0.03, 0.1, 0.3]) func `the rate of rejections holds on new questions`(rate: Double) throws {
        let training = try known.trained(TrainingSettings(rejectionRate: rate))
        let rejected = new.guesses(of: training.classifier).count { $0.isRejected }
        #expect(abs(Double(rejected) / Double(new.examples.count) - rate) < 0.01 + rate / 2)
        let heldOut = training.heldOut.count { $0.isRejected }
        #expect(abs(Double(heldOut) / Double(known.examples.count) - rate) < 0.01 + rate / 4)
    }

    @Test func `questions of other fields are rejected`() throws {
        let classifier = try known.trained().classifier
        let strangers = Questions.strangers(200, seed: 6)
        let rejected = classifier.classify(strangers, texts: strangers.map { _ in "entirely different" })
            .count { $0.isRejected }
        #expect(rejected > 180)
    }

    @Test func `the same examples give the same classifier, byte by byte`() throws {
        #expect(try known.trained().classifier.encoded() == known.trained().classifier.encoded())
        #expect(try known.trained().classifier.encoded() != new.trained().classifier.encoded())
    }

    @Test func `alone or among others, a question is classified alike`() throws {
        let classifier = try known.trained().classifier
        let guesses = new.guesses(of: classifier)
        for index in stride(from: 0, to: guesses.count, by: 97) {
            let alone = classifier.classify(new.vectors[index], text: new.examples[index].text)
            #expect(alone.intent == guesses[index].intent && alone.runnerUp == guesses[index].runnerUp)
            #expect(abs(alone.probability - guesses[index].probability) < 1e-4)
            let all = classifier.probabilities(new.vectors[index], text: new.examples[index].text)
            #expect(abs(all.reduce(0, +) - 1) < 1e-9)
            #expect(abs((all.max() ?? 0) - alone.probability) < 1e-4)
        }
    }

    /// Copies with another word at the end: whoever has one has the answer to all.
    @Test func `examples that are alike stay in one fold`() throws {
        var copies = Questions(intents: 2, each: 20, noise: 6, seed: 7)
        for index in copies.examples.indices { copies.examples[index].text = "same words" }
        copies.examples += copies.examples
        copies.vectors += copies.vectors
        let prototypes = TrainingSettings(usesPrototypes: true, folds: 4, groupSimilarity: 0.99)
        let grouped = try copies.trained(prototypes)
        #expect(grouped.groups == 40)
        #expect(zip(grouped.heldOut.prefix(40), grouped.heldOut.suffix(40)).allSatisfy { $0.intent == $1.intent })
        #expect(try copies.trained(TrainingSettings(usesPrototypes: true, folds: 4)).groups == 80)
    }

    @Test func `two examples an intent are enough, fewer are not`() throws {
        let few = Questions(intents: 3, each: 2, noise: 0.3, seed: 8)
        let training = try few.trained(TrainingSettings(usesPrototypes: true))
        #expect(few.accuracy(of: few.guesses(of: training.classifier)) == 1)
        var lone = few
        lone.examples[0].intent = "lone"
        #expect(throws: IntentError.fewExamples(intent: "intent 0", count: 1, least: 2)) { try lone.trained() }
        for index in lone.examples.indices { lone.examples[index].intent = "all" }
        let error = #expect(throws: IntentError.fewIntents(1)) { try lone.trained() }
        #expect(error?.description == "The examples name 1 intent; at least 2 are needed.")
    }
}
