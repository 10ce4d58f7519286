import Evaluation
import Foundation
import LocalEmbedding
import Persistence
import RAGCore
import Routing

/// Where the classifier of a command comes from: the database, where one was stored there; else the program itself.
struct IntentSource {
    /// In the database.
    static let storedName = "intents"

    let settings: Settings
    let embedder: LocalEmbedder
    let quiet: Bool

    /// For another model than the default one the shipped intents are learnt at once, which takes seconds.
    func classifier() async throws -> IntentClassifier {
        if FileManager.default.fileExists(atPath: settings.database) {
            let workspace = try await Workspace.open(settings, mode: .read, command: "route")
            let stored = try await workspace.store.classifier(named: Self.storedName)
            await workspace.store.close()
            if let stored { return try await known(stored) }
        }
        let shipped = try await ComputeQueue.run { try ShippedIntents.classifier() }
        if shipped.embedder == embedder.fingerprint { return shipped }
        if !quiet { Terminal.error("The shipped intents are learnt for this embedder; this takes some seconds.") }
        let texts = try LabelledText.texts(inJSONLines: ShippedIntents.utterances, file: "intents.jsonl")
        return try await Self.train(on: texts, TrainingSettings(), with: embedder).classifier
    }

    private func known(_ stored: StoredClassifier) async throws -> IntentClassifier {
        guard stored.embedder == embedder.fingerprint else {
            throw IntentError.otherEmbedder(stored.embedder, expected: embedder.fingerprint)
        }
        return try await ComputeQueue.run { try IntentClassifier(decoding: stored.bytes) }
    }

    static func train(
        on texts: [LabelledText],
        _ settings: TrainingSettings,
        with embedder: LocalEmbedder
    ) async throws -> IntentTraining {
        let vectors = try await embedder.embed(texts.map(\.text)).map(\.vector)
        return try await ComputeQueue.run {
            try IntentTrainer(settings: settings).train(
                texts.map { IntentExample(text: $0.text, intent: $0.label) },
                vectors: vectors,
                embedder: embedder.fingerprint
            )
        }
    }
}
