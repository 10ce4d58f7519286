package import RAGCore
import Synchronization

/// How near a question is to what no shop's documents answer (the weather, a joke, a person's health, another company's
/// account, a shop's own secrets), and how near to what customers ask any shop. Passages always have some likeness to a
/// question; this is what it is held against.
///
/// The examples are of kinds that every shop meets. They are embedded once, for the first question; two that come first at
/// once both embed them, to the same end.
package final class Topicality: Sendable {
    package struct Likeness: Sendable, Equatable {
        /// The greatest cosine to what no shop's documents answer.
        package var offTopic: Double
        /// The greatest cosine to what customers ask any shop.
        package var shop: Double

        package init(offTopic: Double, shop: Double) {
            self.offTopic = offTopic
            self.shop = shop
        }

        /// Of the same question in another language too.
        func greatest(_ other: Likeness) -> Likeness {
            Likeness(offTopic: max(offTopic, other.offTopic), shop: max(shop, other.shop))
        }
    }

    private let embedder: any Embedder
    private let examples = Mutex<(offTopic: ExampleVectors, shop: ExampleVectors)?>(nil)

    package init(embedder: any Embedder) {
        self.embedder = embedder
    }

    /// - Parameter question: a vector of the same embedder, at unit length.
    /// - Throws: what the embedder throws.
    func likeness(of question: [Float]) async throws -> Likeness {
        let known = try await vectors()
        return Likeness(
            offTopic: known.offTopic.greatestCosine(to: question),
            shop: known.shop.greatestCosine(to: question)
        )
    }

    private func vectors() async throws -> (offTopic: ExampleVectors, shop: ExampleVectors) {
        if let known = examples.withLock({ $0 }) { return known }
        let embedded = (
            offTopic: ExampleVectors(try await embedder.embed(Self.offTopicExamples).map(\.vector)),
            shop: ExampleVectors(try await embedder.embed(Self.shopExamples).map(\.vector))
        )
        examples.withLock { $0 = embedded }
        return embedded
    }

    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }
}

/// Unit vectors, one behind the other.
private struct ExampleVectors: Sendable {
    private let components: [Float]

    init(_ vectors: [[Float]]) {
        components = Array(vectors.joined())
    }

    /// - Parameter vector: of the same dimension.
    func greatestCosine(to vector: [Float]) -> Double {
        guard !vector.isEmpty else { return 0 }
        var greatest: Float = 0
        for start in stride(from: 0, to: components.count - vector.count + 1, by: vector.count) {
            greatest = max(greatest, cosine(at: start, to: vector))
        }
        return Double(greatest)
    }

    /// Eight sums at a time: in one, each addition would wait for the last.
    private func cosine(at start: Int, to vector: [Float]) -> Float {
        let (components, vector) = (components.span, vector.span)
        var sums = SIMD8<Float>.zero
        let whole = vector.count - vector.count % 8
        for index in stride(from: 0, to: whole, by: 8) {
            var (a, b) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
            for lane in 0..<8 {
                a[lane] = components[start + index + lane]
                b[lane] = vector[index + lane]
            }
            sums += a * b
        }
        var sum = sums.sum()
        for index in whole..<vector.count { sum += components[start + index] * vector[index] }
        return sum
    }
}
