import Answering
import Foundation
import RAGCore
import Routing
import Upstreams

/// How answers are made.
extension Settings {
    /// The configured policy, else the built-in one. It reads a file.
    ///
    /// - Parameter intents: those that there are; a policy that names another is refused.
    func loadPolicy(intents: [String]) async throws -> Policy {
        guard policy != Self.builtInPolicy else { return try Policy.standard }
        let path = policy
        return try await ComputeQueue.run {
            let text = String(decoding: try InputFile.bytes(of: path), as: UTF8.self)
            return try Policy(yaml: text, file: path, intents: intents)
        }
    }

    var pipeline: PipelineSettings {
        let answers = answers
        return PipelineSettings(
            intentByModel: PipelineSettings.IntentByModel(rawValue: answers.intentByModel.rawValue) ?? .unsure,
            deadline: answers.deadline,
            costLimit: answers.costLimit
        )
    }

    /// The models of both tiers, as the catalogue names them.
    ///
    /// - Throws: `UnknownModel` where the catalogue has lost one.
    func tiers(in catalogue: Catalogue) throws -> [ModelTier: String] {
        try answers.models.mapValues { try catalogue.resolve($0).name }
    }
}

extension GatewayConfiguration {
    /// Whether any upstream can be asked: it has a key, or needs none.
    var hasKey: Bool {
        upstreams.contains { upstream in
            if case .missing = upstream.credentials { false } else { true }
        }
    }
}
