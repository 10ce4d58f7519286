/// How large chunks may be and how much they share, in the unit of the text measure: tokens, or characters.
package struct ChunkingSettings: Sendable, Equatable {
    /// No chunk measures more than this, its context included.
    package let bound: Int
    /// As many whole sentences as fit in this are repeated from the end of one chunk at the start of the next.
    package let overlap: Int
    /// The title and the headings in front of a chunk measure at most this.
    package let contextLimit: Int

    /// A scalar that an embedder splits into several tokens still fits in a chunk of the smallest bound. The largest is
    /// beyond the input of any embedding model.
    private static let allowedBounds = 16...1_000_000

    /// - Parameters:
    ///   - bound: 16 to 1,000,000.
    ///   - overlap: at most a quarter of `bound`; 0 turns it off. By default 15 % of the bound, which is 30 of 200.
    ///   - contextLimit: at most half of `bound`; 0 leaves context out. By default a quarter of the bound.
    package init(bound: Int = 200, overlap: Int? = nil, contextLimit: Int? = nil) throws(ChunkingError) {
        guard Self.allowedBounds.contains(bound) else { throw .bound(bound, allowed: Self.allowedBounds) }
        let overlap = overlap ?? bound * 15 / 100
        guard (0...bound / 4).contains(overlap) else {
            throw .overlap(overlap, limit: bound / 4, bound: bound)
        }
        let contextLimit = contextLimit ?? bound / 4
        guard (0...bound / 2).contains(contextLimit) else {
            throw .contextLimit(contextLimit, limit: bound / 2, bound: bound)
        }
        self.bound = bound
        self.overlap = overlap
        self.contextLimit = contextLimit
    }
}
