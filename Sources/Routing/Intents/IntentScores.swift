/// What a classifier finds in one text, before it is made a probability and a judgement.
struct IntentScores: Sendable, Equatable {
    /// Of each intent, the larger the likelier.
    var values: [Float]
    /// How likely it is that the text is of none of them, on the same scale; nil where no background was learnt.
    var background: Float?
    /// Of each intent, the cosine of the text and the nearest of the intent's prototypes.
    var similarities: [Float]

    /// The position of the likeliest intent, of equal ones the first, and of the second.
    var best: (first: Int, second: Int?) {
        var first = 0
        var second: Int?
        for index in values.indices.dropFirst() {
            if values[index] > values[first] {
                (first, second) = (index, first)
            } else if second.map({ values[index] > values[$0] }) ?? true {
                second = index
            }
        }
        return (first, second)
    }
}
