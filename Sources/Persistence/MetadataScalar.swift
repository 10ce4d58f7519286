import RAGCore

/// A value of metadata that is no list: what filters compare.
enum MetadataScalar: Hashable {
    case string(String)
    case number(Double)
    case bool(Bool)
}

extension MetadataValue {
    /// How deep lists may lie in lists. A deeper one is refused before anything walks it by recursion.
    static let maximumDepth = 8

    /// The values in it that are no lists, in order, and how deep the lists go.
    @discardableResult
    func forEachScalar(_ body: (MetadataScalar) -> Void) -> Int {
        var deepest = 0
        var pending: [(value: MetadataValue, depth: Int)] = [(self, 0)]
        while let (value, depth) = pending.popLast() {
            deepest = max(deepest, depth)
            switch value {
            case .string(let text): body(.string(text))
            case .number(let number): body(.number(number))
            case .bool(let flag): body(.bool(flag))
            case .list(let elements): pending += elements.reversed().map { ($0, depth + 1) }
            }
        }
        return deepest
    }
}
