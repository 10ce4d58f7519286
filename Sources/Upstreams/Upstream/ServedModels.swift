/// Which models of the catalogue an upstream serves.
package enum ServedModels: Sendable, Equatable {
    case all
    /// By their names in the catalogue, with the names that the upstream has for them.
    case some([String: String])

    /// What the upstream calls a model of the catalogue; nil where it does not serve it.
    package func upstreamName(of model: String) -> String? {
        switch self {
        case .all: model
        case .some(let names): names[model]
        }
    }
}
