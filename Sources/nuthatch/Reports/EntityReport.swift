import RAGCore

/// A thing that a question names, as it is written; the span is in UTF-8 bytes of what was asked.
struct EntityReport: Encodable {
    var kind: String
    var text: String
    var value: String
    var span: AnswerReport.Citation.Span

    init(_ entity: Entity) {
        kind = entity.kind.rawValue
        text = entity.text
        value = entity.value
        span = AnswerReport.Citation.Span(start: entity.range.lowerBound, end: entity.range.upperBound)
    }

    var line: String {
        "Named: \(kind) \(value)\(text == value ? "" : " (“\(text)”)"), bytes \(span.start)–\(span.end)"
    }
}
