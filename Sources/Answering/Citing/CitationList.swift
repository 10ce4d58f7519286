import RAGCore

/// Gives citations their marks, in the order of their first use: one for each sentence of a source that is cited.
struct CitationList: Sendable {
    private(set) var citations: [Citation] = []
    private var indices: [Support.Place: Int] = [:]

    /// The mark of that sentence, and its citation where it is named for the first time.
    mutating func cite(_ place: Support.Place, of source: AnswerSource) -> (index: Int, new: Citation?) {
        if let index = indices[place] { return (index, nil) }
        let index = citations.count + 1
        let citation = source.citation(index, of: source.sentences[place.sentence])
        indices[place] = index
        citations.append(citation)
        return (index, citation)
    }
}
