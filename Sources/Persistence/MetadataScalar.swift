import RAGCore

/// A value of metadata that is no list: what filters compare.
enum MetadataScalar: Hashable {
    case string(String)
    case number(Double)
    case bool(Bool)
}

extension MetadataValue {
    /// The values in it that are no lists, in order.
    func forEachScalar(_ body: (MetadataScalar) -> Void) {
        var pending = [self]
        while let value = pending.popLast() {
            switch value {
            case .string(let text): body(.string(text))
            case .number(let number): body(.number(number))
            case .bool(let flag): body(.bool(flag))
            case .list(let elements): pending += elements.reversed()
            }
        }
    }
}
