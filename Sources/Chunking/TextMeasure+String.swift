import RAGCore

extension TextMeasure {
    func length(of text: String) -> Int {
        length(of: text.utf8Span.span)
    }
}
