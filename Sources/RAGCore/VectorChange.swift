/// What a commit changed in the vectors of a collection.
package struct VectorChange: Sendable, Equatable {
    package var removed: [Int64]
    /// Their ids are greater than all that the index has had: an id is given once.
    package var added: [StoredVector]

    package init(removed: [Int64] = [], added: [StoredVector] = []) {
        self.removed = removed
        self.added = added
    }
}
