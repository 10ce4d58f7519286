/// The elements of an array, in order.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
    private let storage: JSONStorage
    private var index: Int
    private let end: Int

    init(of node: JSONNode) {
        storage = node.storage
        index = node.index + 1
        end = node.kind == .array ? Int(node.entry.next) : index
    }

    package var first: JSONNode? { index < end ? JSONNode(storage: storage, index: index) : nil }

    package var isEmpty: Bool { index >= end }

    /// Linear: each is passed.
    package var count: Int { reduce(0) { sum, _ in sum + 1 } }

    package mutating func next() -> JSONNode? {
        guard index < end else { return nil }
        defer { index = Int(storage.tape[index].next) }
        return JSONNode(storage: storage, index: index)
    }
}
