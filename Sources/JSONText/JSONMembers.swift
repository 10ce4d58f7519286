/// The members of an object, in order.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    private let storage: JSONStorage
    private var index: Int
    private let end: Int

    init(of node: JSONNode) {
        storage = node.storage
        index = node.index + 1
        end = node.kind == .object ? Int(node.entry.next) : index
    }

    package var isEmpty: Bool { index >= end }

    package mutating func next() -> (key: String, value: JSONNode)? {
        guard index < end else { return nil }
        let key = JSONString.text(of: storage.tape[index], in: storage.bytes)
        let value = JSONNode(storage: storage, index: index + 1)
        index = Int(value.entry.next)
        return (key, value)
    }
}
