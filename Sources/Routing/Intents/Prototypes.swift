import LinearAlgebra

/// One to four unit vectors that stand for the texts of an intent: spherical k-means, begun with the text nearest to the
/// mean and then with the one farthest from those that are there. Deterministic.
enum Prototypes {
    /// A prototype for each so many texts.
    private static let textsEach = 16
    private static let limit = 4
    private static let rounds = 10

    /// - Parameter vectors: of unit length, at least one.
    static func of(_ vectors: [[Float]]) -> [[Float]] {
        var prototypes = beginning(with: vectors)
        var nearest: [Int] = []
        for _ in 0..<rounds {
            let next = vectors.map { Self.nearest(to: $0, among: prototypes).index }
            if next == nearest { break }
            nearest = next
            for index in prototypes.indices {
                let members = zip(vectors, nearest).filter { $1 == index }.map(\.0)
                if !members.isEmpty { prototypes[index] = mean(of: members) }
            }
        }
        return prototypes
    }

    private static func beginning(with vectors: [[Float]]) -> [[Float]] {
        let wanted = min(limit, 1 + (vectors.count - 1) / textsEach)
        let mean = mean(of: vectors)
        guard wanted > 1, let first = vectors.max(by: { dot($0, mean) < dot($1, mean) }) else { return [mean] }
        var prototypes = [first]
        var similarities = vectors.map { dot($0, first) }
        while prototypes.count < wanted,
            let farthest = similarities.indices.min(by: { similarities[$0] < similarities[$1] })
        {
            prototypes.append(vectors[farthest])
            for index in vectors.indices {
                similarities[index] = max(similarities[index], dot(vectors[index], vectors[farthest]))
            }
        }
        return prototypes
    }

    private static func nearest(to vector: [Float], among prototypes: [[Float]]) -> (index: Int, similarity: Float) {
        var best = (index: 0, similarity: -Float.infinity)
        for (index, prototype) in prototypes.enumerated() {
            let similarity = dot(vector, prototype)
            if similarity > best.similarity { best = (index, similarity) }
        }
        return best
    }

    /// Of unit length; where the vectors cancel out, the first of them.
    private static func mean(of vectors: [[Float]]) -> [Float] {
        var sum = [Float](repeating: 0, count: vectors[0].count)
        for vector in vectors {
            for index in sum.indices { sum[index] += vector[index] }
        }
        let length = dot(sum, sum).squareRoot()
        return length > 1e-6 ? sum.map { $0 / length } : vectors[0]
    }

    private static func dot(_ left: [Float], _ right: [Float]) -> Float {
        var sum: Float = 0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }
}
