import LinearAlgebra

/// Questions that ask the same, put together by the cosine of their vectors.
///
/// The question that most others are like leads the first cluster and takes those with it, then the one that most of the
/// rest are like, and so on: the greedy cover of the questions by balls. At last each goes to the leader that it is most
/// like. So each is at least `likeness` like its leader, and the order of the questions decides between equals only.
package enum QuestionClusters {
    package struct Cluster: Sendable, Equatable {
        /// The question that the others are like.
        package var leader: Int
        /// Ascending, the leader among them.
        package var members: [Int]
    }

    /// Cosine from which on two questions are taken for one matter.
    ///
    /// On the 3,080 test questions of banking77, 77 intents of one trade that are hard to tell apart: of two questions in one
    /// cluster 54% have one intent, 78% of all are of their cluster's main intent, and of two with one intent 32% are in
    /// one cluster; F1 of the pairs is 0.40, the best of 0.5 to 0.8 (0.60: 0.38, 0.70: 0.36). A leader for each question
    /// that is unlike those before it gives 0.39 at best; so does average linkage on 300 of them: 0.45, and this 0.45.
    package static let likeness: Float = 0.65

    /// More questions than this are not put together; time grows with their square.
    package static let limit = 10_000

    /// The largest cluster first; of equal ones that with the first question.
    ///
    /// - Parameter vectors: of unit length and of one size. Beyond `limit` different ones the rest is left out.
    package static func clusters(of vectors: [[Float]], likeness: Float = likeness) -> [Cluster] {
        let groups = Self.groups(vectors)
        guard let width = vectors.first?.count, width > 0 else { return [] }
        let all = matrix(groups.map { vectors[$0[0]] }, width: width)
        let leaders = Neighbours(of: all, likeness: likeness).cover(weights: groups.map(\.count))
        let places = nearest(of: all, among: matrix(leaders.map { vectors[groups[$0][0]] }, width: width))
        var members = [[Int]](repeating: [], count: leaders.count)
        for (group, place) in zip(groups, places) { members[place] += group }
        return zip(leaders, members)
            .map { Cluster(leader: groups[$0][0], members: $1.sorted()) }
            .sorted { ($1.members.count, $0.members[0]) < ($0.members.count, $1.members[0]) }
    }

    /// The questions with one vector, in the order of the first of each.
    private static func groups(_ vectors: [[Float]]) -> [[Int]] {
        var places: [[Float]: Int] = [:]
        var groups: [[Int]] = []
        for (index, vector) in vectors.enumerated() {
            let width = vectors[0].count
            precondition(vector.count == width, "vectors of \(width) and \(vector.count) components")
            if let place = places[vector] {
                groups[place].append(index)
            } else if groups.count < limit {
                places[vector] = groups.count
                groups.append([index])
            }
        }
        return groups
    }

    private static func matrix(_ vectors: [[Float]], width: Int) -> Matrix {
        let matrix = Matrix(rows: vectors.count, columns: width)
        for (row, vector) in vectors.enumerated() { matrix.setRow(row, to: vector.span) }
        return matrix
    }

    /// For each vector the row of `leaders` that it is most like, the first of equal ones.
    private static func nearest(of vectors: Matrix, among leaders: Matrix) -> [Int] {
        var places: [Int] = []
        Products.forEachRow(of: vectors, with: leaders) { _, scores in
            var best = 0
            for index in 1..<max(1, leaders.rows) where scores[index] > scores[best] { best = index }
            places.append(best)
        }
        return places
    }
}
