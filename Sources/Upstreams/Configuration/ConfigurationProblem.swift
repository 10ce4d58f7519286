package import RAGCore
package import YAMLText

/// What is wrong with a configuration. No key and no value of a header is in it.
package enum ConfigurationProblem: Error, Equatable {
    // The file.
    case yaml(YAMLProblem)
    /// A whole sentence, of a section that another module reads.
    case rule(String)

    // Models.
    case price(Money, of: String)
    case catalogue(CatalogueError)
    case requestFieldName(String)
    case reservedRequestField(String)
    case contradictingRules(field: String)

    // Upstreams.
    case noUpstreams
    case upstreamName(String)
    case repeatedUpstream(String)
    case weights(priority: Int)
    case baseURL(field: String, BaseURLProblem)
    case unknownModel(field: String, UnknownModel)
    case headerName(String)
    case headerValue(String)
    case reservedHeader(String)
    case repeatedHeader(String)
    case headerCount(limit: Int)

    // Keys.
    case key(KeySource, KeyProblem)
    case inlineKey(field: String)
    case variableName(field: String)
    case severalKeySources(upstream: String)
}

extension ConfigurationProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .yaml(let problem): problem.description
        case .rule(let sentence): sentence
        case .price(let amount, let name):
            """
            The price of \(name) is \(Price.perMillionTokens(amount)) USD for a million tokens; it must be from 0 to \
            \(Price.perMillionTokens(Price.limit)).
            """
        case .catalogue(let error): error.description
        case .requestFieldName(let name): "The request field \(Shown.text(name)) has no name of 1 to 128 bytes."
        case .reservedRequestField(let name):
            "The request field \(name) is written by each call itself; rename, drop and defaults cannot have it."
        case .contradictingRules(let name):
            "Two rules contradict each other about the request field \(Shown.text(name)); keep one."
        case .noUpstreams: "upstreams is an empty list; name one, or leave the field out for the default upstream."
        case .upstreamName(let name):
            "The upstream name \(Shown.text(name)) is not one; it must be 1 to 64 letters, digits, “-”, “_” and “.”."
        case .repeatedUpstream(let name): "There are two upstreams with the name \(name); rename one."
        case .weights(let priority):
            "The weights of the upstreams with priority \(priority) add up to 0; give one of them a weight of at least 1."
        case .baseURL(let field, let problem): "\(field) \(problem.predicate)"
        case .unknownModel(let field, let unknown): "\(field): \(unknown) Others are set under models."
        case .headerName(let name):
            "The header name \(Shown.text(name)) is not one; it must be 1 to 100 letters, digits and marks such as “-”."
        case .headerValue(let name):
            """
            The header \(name) has a value that cannot be sent; it must be 1 to \(ExtraHeaders.valueLimit) visible ASCII \
            characters, with blanks only inside.
            """
        case .reservedHeader(let name): Self.reserved(name)
        case .repeatedHeader(let name): "The header \(name) stands here twice; keep one."
        case .headerCount(let limit): "There are more than \(limit) headers; leave some out."
        case .key(let source, let problem): "\(source) \(problem.predicate)"
        case .inlineKey(let field):
            """
            \(field) would put a key into this file; name the environment variable that holds it with api_key_env, or a \
            file with api_key_file.
            """
        case .variableName(let field):
            """
            \(field) is not the name of an environment variable, which has capital letters, digits and “_”; the key \
            itself must not stand here.
            """
        case .severalKeySources(let upstream):
            "\(upstream) has more than one of api_key_env, api_key_file and keyless; keep one."
        }
    }

    private static func reserved(_ name: String) -> String {
        name.lowercased() == "authorization"
            ? "The header Authorization is made from the upstream's key; set that with api_key_env or api_key_file."
            : "The header \(name) is written by each call itself; leave it out."
    }
}
