import RAGCore
import Synchronization

/// The cosine that a model gives to texts that have nothing to do with each other.
///
/// Models differ in it, from nearly 0 to 0.8: their vectors fill the space unevenly (https://arxiv.org/abs/1909.00512). So a
/// cosine says how near two texts are only beside this one. Measured once, when it is first asked for.
final class CosineFloor: Sendable {
    /// Each about something else.
    private static let texts = [
        "The orchestra tunes its strings before the first movement.",
        "Glaciers carve valleys over thousands of years.",
        "He renewed the lease of his apartment in March.",
        "A goalkeeper may not handle a back-pass.",
        "Photosynthesis turns light into sugar.",
        "The parcel was left with a neighbour.",
        "Parliament votes on the budget tomorrow.",
        "Knead the dough until it no longer sticks.",
        "The compiler reports a missing semicolon.",
        "Vaccines train the immune system.",
        "Her grandmother collected stamps from Peru.",
        "The bridge is closed to lorries above twelve tonnes.",
    ]

    private let measured = Mutex<Double?>(nil)

    /// From 0 to 0.95: with less room above it, differences between cosines would be noise.
    func value(for embedder: any Embedder) async throws -> Double {
        if let known = measured.withLock({ $0 }) { return known }
        let vectors = try await embedder.embed(Self.texts).map(\.vector)
        let value = min(0.95, max(0, Self.meanCosine(vectors)))
        measured.withLock { $0 = value }
        return value
    }

    /// Over all pairs of unit vectors: by the length of their sum.
    private static func meanCosine(_ vectors: [[Float]]) -> Double {
        var sum = [Double](repeating: 0, count: vectors.first?.count ?? 0)
        for vector in vectors { for (index, component) in vector.enumerated() { sum[index] += Double(component) } }
        let count = Double(vectors.count)
        return (sum.reduce(0) { $0 + $1 * $1 } - count) / (count * (count - 1))
    }
}
