import RAGCore

/// What a record says of its document beside its text, gathered key by key.
struct DocumentFields {
    private(set) var id: String?
    private(set) var title: String?
    private(set) var language: String?
    private(set) var audience: String?
    private(set) var validity = Validity.always
    private(set) var metadata: Metadata = [:]

    /// A key as it is recognised: `Valid From` and `valid-from` are `valid_from`.
    static func normalized(_ key: String) -> String {
        String(key.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }

    /// Takes a value, whose text is as its source wrote it. Empty text says nothing.
    mutating func take(_ key: String, text: String, value: MetadataValue) throws(LineFault) {
        guard !text.isEmpty else { return }
        switch Self.normalized(key) {
        case "id": id = text
        case "title": title = text
        case "language", "lang": language = text
        case "audience": audience = text
        case "valid_from": validity.from = try Self.date(text, key: key)
        case "valid_until", "valid_to": validity.until = try Self.date(text, key: key)
        default: metadata[key] = value
        }
    }

    /// Takes a list, which only metadata may be.
    mutating func take(_ key: String, list: [MetadataValue]) throws(LineFault) {
        guard !Self.recognized.contains(Self.normalized(key)) else { throw .notOneValue(key: key) }
        if !list.isEmpty { metadata[key] = .list(list) }
    }

    static let recognized: Set = [
        "id", "title", "language", "lang", "audience", "valid_from", "valid_until", "valid_to",
    ]

    /// - Throws: where the first day of validity is after the last.
    func check() throws(LineFault) {
        guard let from = validity.from, let until = validity.until, until < from else { return }
        throw .datesReversed(from: from.description, until: until.description)
    }

    /// The document that these fields describe, under the id and title that its reader chose.
    func document(
        id: String,
        uri: String,
        title: String,
        text: String,
        format: TextFormat = .plain,
        blocks: [Block]
    ) -> Document {
        Document(
            id: id,
            uri: uri,
            title: title,
            text: text,
            format: format,
            blocks: blocks,
            language: language,
            audience: audience,
            validity: validity,
            metadata: metadata
        )
    }

    private static func date(_ text: String, key: String) throws(LineFault) -> CalendarDate {
        guard let date = CalendarDate(text) else { throw .invalidDate(key: key, value: text) }
        return date
    }
}
