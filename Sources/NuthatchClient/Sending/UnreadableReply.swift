/// What about a reply is not as it should be, without its values.
struct UnreadableReply: Error {
    var reason: String
}

extension UnreadableReply {
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context): reason = "\(Self.path(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            reason = "\(Self.path(context.codingPath)) is of another type"
        case .dataCorrupted(let context):
            reason = context.codingPath.isEmpty ? "it is not JSON" : "\(Self.path(context.codingPath)) cannot be read"
        @unknown default: reason = "it cannot be decoded"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    }
}
