import Gateway
import Hummingbird
import RAGCore
import ReplyFormat
import Upstreams

/// The models that may be named: the documents, the catalogue, and the embedding model in the process.
struct ModelController: Sendable {
    let parts: ServiceParts

    private struct Entry: Encodable {
        struct Detail: Encodable {
            var kind: String
            var inputUsdPerMillion: Nullable<Double>
            var outputUsdPerMillion: Nullable<Double>
        }

        var id: String
        var object = "model"
        var created = 0
        var ownedBy: String
        var nuthatch: Detail
    }

    private struct List: Encodable {
        var object = "list"
        var data: [Entry]
    }

    var routes: [ServiceRoute] {
        [
            ServiceRoute(.get, "/v1/models", for: .ask) { _, _ in try .json(List(data: entries)) },
            ServiceRoute(.get, "/v1/models/{model}", for: .ask) { _, context in
                let name = try context.parameter("model")
                let known = parts.gateway.configuration.catalogue
                let id = (try? known.resolve(name).name) ?? name
                guard let entry = entries.first(where: { $0.id == id }) else {
                    throw ServiceFailure(
                        .modelNotFound,
                        "There is no model “\(ServiceFailure.shown(name))”; GET /v1/models lists those that there are.",
                        param: "model"
                    )
                }
                return try .json(entry)
            },
        ]
    }

    private var entries: [Entry] {
        let unpriced = (Nullable<Double>(0), Nullable<Double>(0))
        let own = [(AutoModel.name, "router"), (parts.embedderName, "embeddings")].map { id, kind in
            Entry(
                id: id,
                ownedBy: "nuthatch",
                nuthatch: .init(kind: kind, inputUsdPerMillion: unpriced.0, outputUsdPerMillion: unpriced.1)
            )
        }
        return own
            + parts.gateway.configuration.catalogue.models.map { model in
                Entry(
                    id: model.name,
                    ownedBy: "upstream",
                    nuthatch: .init(
                        kind: model.kind.rawValue,
                        inputUsdPerMillion: Nullable(model.price.map { Double($0.input.picodollars) / 1e6 }),
                        outputUsdPerMillion: Nullable(model.price.map { Double($0.output.picodollars) / 1e6 })
                    )
                )
            }
    }
}
