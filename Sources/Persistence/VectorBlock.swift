/// Vectors of a collection, ascending by chunk id.
package struct VectorBlock: Sendable, Equatable {
    package var chunkIDs: [Int64]
    /// One after the other, `dimension` components each.
    package var components: [Float]
}

extension VectorBlock {
    /// Empty, with room for `room` vectors.
    init(room: Int, dimension: Int) {
        chunkIDs = []
        components = []
        chunkIDs.reserveCapacity(room)
        components.reserveCapacity(room * dimension)
    }
}
