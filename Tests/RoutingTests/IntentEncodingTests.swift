import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct IntentEncodingTests {
    private let questions = Questions(intents: 5, each: 30, noise: 0.8, seed: 11)

    @Test(arguments: [false, true]) func `a classifier comes back from its bytes as it was`(usesPrototypes: Bool) throws
    {
        let classifier = try questions.trained(TrainingSettings(usesPrototypes: usesPrototypes)).classifier
        let decoded = try IntentClassifier(decoding: classifier.encoded())
        #expect(decoded.encoded() == classifier.encoded())
        #expect(decoded.embedder == "made" && decoded.intents == classifier.intents)
        #expect(decoded.isPrototypes == usesPrototypes && decoded.dimension == Questions.dimension)
        #expect(questions.guesses(of: decoded) == questions.guesses(of: classifier))
    }

    @Test func `bytes that were cut or changed are refused, wherever that was`() throws {
        let bytes = try questions.trained(TrainingSettings(usesPrototypes: true)).classifier.encoded()
        for end in 0..<bytes.count {
            #expect(throws: IntentError.self) { try IntentClassifier(decoding: Array(bytes[..<end])) }
        }
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x10
            #expect(throws: IntentError.self) { try IntentClassifier(decoding: changed) }
        }
        let error = #expect(throws: IntentError.self) { try IntentClassifier(decoding: bytes + [0]) }
        #expect(error?.description == "The stored classifier is damaged: its checksum is wrong. Train it again.")
    }

    @Test func `a later version is named`() throws {
        var bytes = try questions.trained(TrainingSettings(usesPrototypes: true)).classifier.encoded()
        bytes[4] = 9
        #expect(throws: IntentError.newerVersion(9, known: 1)) { try IntentClassifier(decoding: bytes) }
    }

    /// Behind a right checksum anything may stand.
    @Test func `any bytes with a right checksum are refused or read, and never trap`() throws {
        let seed: UInt64 = 12
        var generator = SeededGenerator(seed: seed)
        let bytes = try questions.trained(TrainingSettings(usesPrototypes: true)).classifier.encoded()
        for _ in 0..<2_000 {
            var changed = Array(bytes.dropLast(8))
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 5..<changed.count, using: &generator)
                changed[index] = UInt8.random(in: .min ... .max, using: &generator)
            }
            var checksum = changed.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            for _ in 0..<8 {
                changed.append(UInt8(truncatingIfNeeded: checksum))
                checksum >>= 8
            }
            guard let read = try? IntentClassifier(decoding: changed), read.dimension == Questions.dimension else {
                continue
            }
            #expect(questions.guesses(of: read).count == questions.examples.count, "seed \(seed)")
        }
    }
}
