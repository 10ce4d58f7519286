/// What a search found.
package struct SearchResponse: Sendable, Equatable {
    /// Best first.
    package var results: [SearchResult]
    package var corpusVersion: Int64
    /// The question's vector, where the mode needed one.
    package var queryVector: [Float]?

    /// How the sides were weighed, where that hung on the question.
    package var weighing: AdaptiveFusion.Weighing?

    package init(
        results: [SearchResult],
        corpusVersion: Int64,
        queryVector: [Float]?,
        weighing: AdaptiveFusion.Weighing? = nil
    ) {
        self.results = results
        self.corpusVersion = corpusVersion
        self.queryVector = queryVector
        self.weighing = weighing
    }
}
