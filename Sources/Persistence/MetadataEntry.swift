import RAGCore

/// One value of a document's metadata as filters see it: a list is one entry for each of its elements.
struct MetadataEntry: Hashable {
    let key: String
    let value: MetadataScalar

    /// The entries of `metadata`, by key, each value once.
    static func entries(of metadata: Metadata) -> [MetadataEntry] {
        metadata.keys.sorted().flatMap { key in
            var scalars: [MetadataScalar] = []
            var seen: Set<MetadataScalar> = []
            metadata[key]?.forEachScalar { scalar in
                if seen.insert(scalar).inserted { scalars.append(scalar) }
            }
            return scalars.map { MetadataEntry(key: key, value: $0) }
        }
    }
}

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
