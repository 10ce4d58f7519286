/// A passage as its sentences, with what stands above it.
package struct SegmentedPassage: Sendable, Equatable {
    package var context: String
    package var sentences: [String]

    package init(context: String, sentences: [String]) {
        self.context = context
        self.sentences = sentences
    }
}
