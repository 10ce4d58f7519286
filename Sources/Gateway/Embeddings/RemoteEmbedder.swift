package import RAGCore
import Upstreams

/// An embedding model behind an API, as an `Embedder`.
///
/// Its vectors are brought to unit length: not every upstream gives them so.
package struct RemoteEmbedder: Embedder {
    package let dimension: Int
    private let gateway: Gateway
    private let model: String
    private let tenant: String
    /// What is asked for; nil where the model gives all it has.
    private let dimensions: Int?

    /// - Parameter dimensions: how many components to ask for; nil for the model's own.
    /// - Throws: `GatewayError` where the model is unknown, makes no embeddings, or has no known dimension.
    package init(gateway: Gateway, model name: String, dimensions: Int? = nil, tenant: String = "") throws {
        let entry = try gateway.catalogued(name)
        guard entry.kind == .embeddings else {
            throw GatewayError.invalidRequest("“\(entry.name)” gives answers, not embeddings; name an embedding model.")
        }
        guard let dimension = dimensions ?? entry.dimension else {
            throw GatewayError.invalidRequest(
                "The dimension of “\(entry.name)” is not known; set it in the catalogue with dimension."
            )
        }
        self.gateway = gateway
        self.dimension = dimension
        self.dimensions = dimensions
        self.tenant = tenant
        model = entry.name
    }

    package var fingerprint: String { "remote:\(model):\(dimension)" }

    package func embed(_ texts: [String]) async throws -> [Embedding] {
        guard !texts.isEmpty else { return [] }
        let reply = try await gateway.embed(
            EmbeddingCall(texts, model: model, dimensions: dimensions, tenant: tenant)
        )
        guard reply.vectors.allSatisfy({ $0.count == dimension }) else {
            throw GatewayError.invalidAnswer(
                upstream: reply.info.upstream,
                reason:
                    "its vectors have \(reply.vectors.first?.count ?? 0) components, and \(dimension) were expected."
            )
        }
        return zip(texts, reply.vectors).map { text, vector in
            // The upstream checked none of them zero; it counts the tokens of all texts together.
            let length = vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
            return Embedding(
                vector: vector.map { Float(Double($0) / length) },
                tokens: text.utf8.count / 4 + 1,
                isTruncated: false
            )
        }
    }
}
