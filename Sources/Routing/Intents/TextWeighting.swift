import Foundation

/// What a feature of a text weighs: the rarer among the examples, the more; a text's features have a fixed length
/// together, so that they count as much beside its vector for a long text as for a short one.
struct TextWeighting: Sendable, Equatable {
    /// Of a text's features together, beside its vector, whose length is 1.
    let length: Float
    /// Of each feature: the inverse document frequency, `1 + log((1 + n) / (1 + df))`.
    let rarity: [Float]

    init(length: Float, rarity: [Float]) {
        self.length = length
        self.rarity = rarity
    }

    /// That of features that are seen in `texts`.
    init(of texts: some Collection<TextFeatures>, length: Float) {
        self.length = length
        var frequencies = [Float](repeating: 0, count: TextFeatures.count)
        for text in texts {
            for feature in Set(text.entries.map(\.feature)) { frequencies[feature] += 1 }
        }
        let total = Float(texts.count)
        rarity = frequencies.map { 1 + log((1 + total) / (1 + $0)) }
    }

    /// The features of a text with their values.
    func values(of text: TextFeatures) -> [TextFeatures.Entry] {
        var square: Float = 0
        var values = text.entries
        for index in values.indices {
            let value = values[index].value * rarity[values[index].feature]
            values[index].value = value
            square += value * value
        }
        guard square > 0 else { return [] }
        let scale = length / square.squareRoot()
        for index in values.indices { values[index].value *= scale }
        return values
    }
}
