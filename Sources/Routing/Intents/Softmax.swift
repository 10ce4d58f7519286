import Foundation

/// Scores as probabilities: `exp(score) / sum of exp`, from the largest so that nothing overflows.
enum Softmax {
    /// Replaces the scores of a text by their errors, `strength * (p - truth)`; padding behind the intents by 0.
    ///
    /// - Returns: minus the logarithm of the label's probability.
    static func replace(
        _ scores: inout MutableSpan<Float>,
        adding more: [SIMD8<Float>],
        label: Int,
        intents: Int,
        strength: Float
    ) -> Double {
        var largest = -Float.infinity
        for intent in 0..<intents {
            scores[intent] += more[intent >> 3][intent & 7]
            largest = max(largest, scores[intent])
        }
        let wanted = scores[label] - largest
        var sum: Float = 0
        for intent in 0..<intents {
            let power = exp(scores[intent] - largest)
            scores[intent] = power
            sum += power
        }
        let scale = strength / sum
        for intent in 0..<intents { scores[intent] *= scale }
        for padding in intents..<scores.count { scores[padding] = 0 }
        scores[label] -= strength
        return Double(log(sum) - wanted)
    }

    /// The probabilities of scores that are divided by `temperature`, above 0.
    static func probabilities(_ scores: some Collection<Float>, temperature: Double) -> [Double] {
        guard let largest = scores.max() else { return [] }
        let powers = scores.map { exp(Double($0 - largest) / temperature) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
