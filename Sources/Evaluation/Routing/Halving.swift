import RAGCore

/// Two halves of a set, drawn by chance: one to train on, the other to judge.
package struct Halving: Sendable, Equatable {
    /// Positions of the set.
    package let training: [Int]
    package let heldOut: [Int]

    /// The same seed gives the same halves. Of an odd number the held-out half has one more.
    package init(count: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let positions = (0..<count).shuffled(using: &generator)
        training = Array(positions.prefix(count / 2))
        heldOut = Array(positions.dropFirst(count / 2))
    }
}
