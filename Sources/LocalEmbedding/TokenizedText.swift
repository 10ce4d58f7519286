/// A text as a model reads it.
package struct TokenizedText: Sendable, Equatable {
    /// Starts with `[CLS]` and ends with `[SEP]`.
    package var ids: [Int32]
    /// Whether tokens were cut off to keep the limit.
    package var isTruncated: Bool

    package init(ids: [Int32], isTruncated: Bool) {
        self.ids = ids
        self.isTruncated = isTruncated
    }
}
