/// A word of a question, and how much it counts: 0 for one that any question has.
package struct WeightedWord: Sendable, Equatable {
    package var text: String
    package var weight: Float

    package init(text: String, weight: Float) {
        self.text = text
        self.weight = weight
    }
}
