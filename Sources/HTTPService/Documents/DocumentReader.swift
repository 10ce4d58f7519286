import JSONText
import RAGCore

/// Reads a document as it is sent.
enum DocumentReader {
    static let idLengths = 1...512
    static let textLimit = 4_000_000
    private static let metadataLimit = 100

    /// - Parameter id: of the path; nil where the object names it.
    static func draft(_ fields: inout ObjectReader, id: String?) throws(ServiceFailure) -> DocumentDraft {
        let named = try fields.text("id", idLengths)
        guard let id = id ?? named else { throw fields.missing("id", "a string") }
        if let named, named != id { throw fields.wrong("id", "the path's, or left out") }
        var draft = DocumentDraft(id: id)
        draft.text = try fields.text("text", 0...textLimit)
        draft.format = try fields.choice("format")
        draft.title = try field("title", 0...1_000, &fields)
        draft.uri = try field("uri", 0...2_000, &fields)
        draft.language = try field("language", 2...35, &fields)
        draft.audience = try field("audience", 1...100, &fields)
        draft.validFrom = try day("valid_from", &fields)
        draft.validUntil = try day("valid_until", &fields)
        draft.metadata = try metadata(&fields)
        try fields.finish()
        return draft
    }

    private static func field(
        _ name: String,
        _ lengths: ClosedRange<Int>,
        _ fields: inout ObjectReader
    ) throws(ServiceFailure) -> DocumentDraft.Field<String> {
        guard fields.has(name) else { return .omitted }
        return try fields.text(name, lengths).map(DocumentDraft.Field.set) ?? .cleared
    }

    private static func day(
        _ name: String,
        _ fields: inout ObjectReader
    ) throws(ServiceFailure) -> DocumentDraft.Field<CalendarDate> {
        guard fields.has(name) else { return .omitted }
        guard let text = try fields.text(name) else { return .cleared }
        guard let day = CalendarDate(text) else { throw fields.wrong(name, "a day such as 2026-11-21") }
        return .set(day)
    }

    private static func metadata(_ fields: inout ObjectReader) throws(ServiceFailure) -> DocumentDraft.Field<Metadata> {
        guard fields.has("metadata") else { return .omitted }
        guard let node = fields.node("metadata") else { return .cleared }
        let rule = "an object of at most \(metadataLimit) texts, numbers, booleans and lists of those"
        guard node.kind == .object else { throw fields.wrong("metadata", rule) }
        var metadata: Metadata = [:]
        for (key, value) in node.members {
            guard metadata.count < metadataLimit, let value = scalar(value) ?? list(value) else {
                if value.kind == .null { continue }
                throw fields.wrong("metadata", rule)
            }
            metadata[key] = value
        }
        return .set(metadata)
    }

    private static func scalar(_ node: JSONNode) -> MetadataValue? {
        node.string.map(MetadataValue.string) ?? node.double.map(MetadataValue.number)
            ?? node.bool.map(MetadataValue.bool)
    }

    private static func list(_ node: JSONNode) -> MetadataValue? {
        guard node.kind == .array else { return nil }
        let values = node.elements.map(scalar)
        return values.contains(nil) ? nil : .list(values.compactMap { $0 })
    }
}
