import Evaluation
import RAGCore
import ReplyFormat
import Routing

/// Trains a router on one half of graded texts and asks it about the other, several times.
struct GainTrial: Sendable {
    struct Result: Sendable {
        var halves: [TrainedHalf]
        var training: Training
    }

    /// How it was done, and how long it took.
    struct Training: Sendable, Encodable {
        var halvings: Int
        var seed: UInt64
        var embeddingSeconds: Double
        var trainingSeconds: Double

        /// As a report shows it.
        var facts: [(name: String, value: String)] {
            let (embedding, training) = (embeddingSeconds.rounded(to: 1), trainingSeconds.rounded(to: 1))
            return [
                ("router", "trained on half and judged on the other half, \(halvings) times, seeds from \(seed)"),
                ("seconds", "\(embedding) to embed, \(training) to train"),
            ]
        }
    }

    /// The seed of the first halving; the others follow it.
    let seed: UInt64
    let halvings: Int
    let showsProgress: Bool

    /// Texts that are embedded between two signs of progress.
    private static let batch = 512

    /// Labels take no part: a router learns from what it will have when a customer asks.
    func result(on outcomes: [RoutingOutcome], embedder: any Embedder) async throws -> Result {
        let start = ContinuousClock.now
        let vectors = try await vectors(of: outcomes.map(\.text), embedder)
        let embedded = ContinuousClock.now
        let questions = zip(outcomes, vectors).map { outcome, vector in
            GradedQuestion(
                text: outcome.text,
                vector: vector,
                isCheapRight: outcome.isWeakRight,
                isStrongRight: outcome.isStrongRight
            )
        }
        let fingerprint = embedder.fingerprint
        var halves: [TrainedHalf] = []
        for number in 0..<halvings {
            progress("\(number)/\(halvings) routers trained")
            let halving = Halving(count: questions.count, seed: seed &+ UInt64(number))
            halves.append(try await ComputeQueue.run { try Self.half(halving, of: questions, fingerprint) })
        }
        progress("")
        let training = Training(
            halvings: halvings,
            seed: seed,
            embeddingSeconds: (embedded - start).milliseconds / 1e3,
            trainingSeconds: (ContinuousClock.now - embedded).milliseconds / 1e3
        )
        return Result(halves: halves, training: training)
    }

    private static func half(
        _ halving: Halving,
        of questions: [GradedQuestion],
        _ fingerprint: String
    ) throws -> TrainedHalf {
        let model = try GainTrainer.train(halving.training.map { questions[$0] }, embedder: fingerprint)
        let scores = halving.heldOut.map { model.gain(of: questions[$0].text, vector: questions[$0].vector) }
        return TrainedHalf(halving: halving, scores: scores)
    }

    private func vectors(of texts: [String], _ embedder: any Embedder) async throws -> [[Float]] {
        var vectors: [[Float]] = []
        while vectors.count < texts.count {
            progress("\(vectors.count)/\(texts.count) texts embedded")
            vectors += try await embedder.embed(Array(texts.dropFirst(vectors.count).prefix(Self.batch))).map(\.vector)
        }
        return vectors
    }

    private func progress(_ text: String) {
        if showsProgress { Terminal.progress(text) }
    }
}
