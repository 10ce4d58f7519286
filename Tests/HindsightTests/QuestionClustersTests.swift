import Hindsight
import RAGCore
import TestSupport
import Testing

@Suite struct QuestionClustersTests {
    private func clusters(_ vectors: [[Float]], _ likeness: Float = 0.65) -> [[Int]] {
        QuestionClusters.clusters(of: vectors, likeness: likeness).map(\.members)
    }

    /// A unit vector of the plane, by its angle in degrees.
    private func at(_ degrees: Double) -> [Float] {
        let turn = (0..<Int(degrees.magnitude)).reduce((1.0, 0.0)) { point, _ in
            (
                point.0 * 0.9998476951563913 - point.1 * 0.01745240643728351,
                point.0 * 0.01745240643728351 + point.1 * 0.9998476951563913
            )
        }
        return [Float(turn.0), Float(degrees < 0 ? -turn.1 : turn.1)]
    }

    @Test func `no question is no cluster`() {
        #expect(QuestionClusters.clusters(of: []).isEmpty)
        #expect(QuestionClusters.clusters(of: [[]]).isEmpty)
    }

    @Test func `equal questions are one cluster, the one asked most first`() {
        #expect(clusters([at(0), at(90), at(90), at(180)]) == [[1, 2], [0], [3]])
    }

    /// 0.65 is the cosine of 49 degrees.
    @Test func `questions are one matter up to the likeness`() {
        #expect(clusters([at(0), at(49)]) == [[0, 1]])
        #expect(clusters([at(0), at(50)]) == [[0], [1]])
    }

    @Test func `the one that most are like leads, however they come`() {
        let found = QuestionClusters.clusters(of: [at(0), at(80), at(40)])
        #expect(found.map(\.leader) == [2])
        #expect(found.map(\.members) == [[0, 1, 2]])
    }

    @Test func `a question that is asked often draws more`() {
        let often = [[Float]](repeating: at(120), count: 5)
        let found = QuestionClusters.clusters(of: [at(0), at(42), at(80)] + often)
        #expect(found.map(\.leader) == [2, 0])
        #expect(found.map(\.members) == [[1, 2, 3, 4, 5, 6, 7], [0]])
    }

    @Test func `each goes to the leader that it is most like`() {
        // 30 is within reach of the first leader at 0, and nearer to the second at 60.
        let vectors = [at(0), at(-20), at(-30), at(-40), at(35), at(60), at(65)]
        let found = QuestionClusters.clusters(of: vectors)
        for cluster in found {
            for member in cluster.members {
                let own = dot(vectors[member], vectors[cluster.leader])
                #expect(own >= 0.65 - 1e-5)
                #expect(found.allSatisfy { dot(vectors[member], vectors[$0.leader]) <= own + 1e-5 })
            }
        }
    }

    @Test(arguments: [UInt64](1...6)) func `clusters part the questions, and their order does not matter`(seed: UInt64)
    {
        var generator = SeededGenerator(seed: seed)
        let centres = (0..<12).map { _ in generator.unitVector(24) }
        let vectors = (0..<700).map { _ -> [Float] in
            let centre = centres[Int.random(in: 0..<12, using: &generator)]
            let noise = generator.unitVector(24)
            return unit(zip(centre, noise).map { $0 + 0.5 * $1 })
        }
        let found = QuestionClusters.clusters(of: vectors)
        #expect(found.flatMap(\.members).sorted() == Array(vectors.indices), "seed \(seed)")
        #expect(found.count < 60, "seed \(seed)")
        let sizes = found.map(\.members.count)
        #expect(sizes == sizes.sorted(by: >), "seed \(seed)")
        let order = vectors.indices.shuffled(using: &generator)
        let again = QuestionClusters.clusters(of: order.map { vectors[$0] }).map { Set($0.members.map { order[$0] }) }
        let same = Set(found.map { Set($0.members) }).intersection(again)
        // Ties are broken by the order; they are few.
        #expect(same.count * 4 >= found.count * 3, "seed \(seed): \(same.count) of \(found.count)")
    }

    private func dot(_ left: [Float], _ right: [Float]) -> Float {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func unit(_ vector: [Float]) -> [Float] {
        let length = dot(vector, vector).squareRoot()
        return vector.map { $0 / length }
    }
}
