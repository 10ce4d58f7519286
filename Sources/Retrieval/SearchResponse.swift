/// What a search found.
package struct SearchResponse: Sendable, Equatable {
    /// Best first.
    package var results: [SearchResult]
    package var corpusVersion: Int64
    /// The question's vector, where the mode needed one.
    package var queryVector: [Float]?

    package init(results: [SearchResult], corpusVersion: Int64, queryVector: [Float]?) {
        self.results = results
        self.corpusVersion = corpusVersion
        self.queryVector = queryVector
    }
}
