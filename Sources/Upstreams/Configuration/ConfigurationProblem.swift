package import RAGCore

/// What is wrong with a configuration. No key and no value of a header is in it.
package enum ConfigurationProblem: Error, Equatable {
    // The file.
    case syntax(String)
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case reference
    case fieldName
    case repeatedField(String)
    case unknownField(String, section: String, known: [String])
    case missingField(String, section: String)
    case value(field: String, found: String, rule: String)

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
        case .syntax(let problem): "The YAML cannot be read: \(problem)."
        case .tooLarge(let limit): "The file is larger than \(limit / 1024) KiB; a configuration is not."
        case .tooDeep(let limit): "The YAML is nested more than \(limit) deep; a configuration is not."
        case .reference: "The YAML has an anchor (&) or an alias (*); write the value out in each place."
        case .fieldName: "A field's name is not one text; write lines such as “retry: {attempts: 2}”."
        case .repeatedField(let name): "The field \(Shown.text(name)) stands here twice; keep one."
        case .unknownField(let name, let section, let known): Self.unknown(name, in: section, known: known)
        case .missingField(let name, let section): "\(section) has no \(name); it must have one."
        case .value(let field, let found, let rule):
            "\(field.isEmpty ? "The configuration" : field) is \(found); it must be \(rule)."
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

    private static func unknown(_ name: String, in section: String, known: [String]) -> String {
        let place = section.isEmpty ? "" : " in \(section)"
        let question = Guess.nearest(to: name, among: known).map { " Did you mean \($0)?" } ?? ""
        return
            "There is no field \(Shown.text(name))\(place).\(question) The fields are \(known.joined(separator: ", "))."
    }

    private static func reserved(_ name: String) -> String {
        name.lowercased() == "authorization"
            ? "The header Authorization is made from the upstream's key; set that with api_key_env or api_key_file."
            : "The header \(name) is written by each call itself; leave it out."
    }
}
