import Tracing

/// An attribute of a span.
struct SpanField: Sendable {
    var name: String
    var value: SpanAttribute

    /// At most `limit`, by name.
    ///
    /// - Returns: how many are left out, too.
    static func fields(_ attributes: SpanAttributes, limit: Int) -> (fields: [SpanField], dropped: Int) {
        var fields: [SpanField] = []
        attributes.forEach { fields.append(SpanField(name: $0, value: $1)) }
        fields.sort { $0.name < $1.name }
        return (Array(fields.prefix(limit)), max(0, fields.count - limit))
    }
}
