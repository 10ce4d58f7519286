package import RAGCore

/// A thing that a question names, as it is written; the span is in UTF-8 bytes of what was asked.
package struct EntityReport: Encodable {
    package var kind: String
    package var text: String
    package var value: String
    package var span: AnswerReport.Citation.Span

    package init(_ entity: Entity) {
        kind = entity.kind.rawValue
        text = entity.text
        value = entity.value
        span = AnswerReport.Citation.Span(entity.range)
    }

    package var line: String {
        "Named: \(kind) \(value)\(text == value ? "" : " (“\(text)”)"), bytes \(span.start)–\(span.end)"
    }
}
