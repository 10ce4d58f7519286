package import RAGCore

/// What a filter means, written out.
extension Filter {
    package func leaves(_ document: Document) -> Bool {
        switch self {
        case .equal(let key, let value): document.scalars(key).contains(value)
        case .notEqual(let key, let value):
            !document.scalars(key).isEmpty && !document.scalars(key).contains(value)
        case .isIn(let key, let values): document.scalars(key).contains(where: values.contains)
        case .less(let key, let value): document.scalars(key).contains { $0.isBefore(value) }
        case .lessOrEqual(let key, let value): document.scalars(key).contains { $0 == value || $0.isBefore(value) }
        case .greater(let key, let value): document.scalars(key).contains { value.isBefore($0) }
        case .greaterOrEqual(let key, let value): document.scalars(key).contains { $0 == value || value.isBefore($0) }
        case .validOn(let day): document.validity.contains(day)
        case .language(let tag):
            document.language.map { ($0 + "-").lowercased().hasPrefix(tag.lowercased() + "-") } ?? true
        case .audience(let audiences): document.audience.map(audiences.contains) ?? true
        case .audienceExcluding(let audiences): document.audience.map { !audiences.contains($0) } ?? true
        case .and(let filters): filters.allSatisfy { $0.leaves(document) }
        case .or(let filters): filters.contains { $0.leaves(document) }
        }
    }
}

extension Document {
    fileprivate func scalars(_ key: String) -> [MetadataValue] {
        switch key {
        case "id": [.string(id)]
        case "uri": [.string(uri)]
        case "title": [.string(title)]
        case "language": language.map { [.string($0)] } ?? []
        case "audience": audience.map { [.string($0)] } ?? []
        default: metadata[key].map(\.scalars) ?? []
        }
    }
}

extension MetadataValue {
    fileprivate var scalars: [MetadataValue] {
        if case .list(let elements) = self { elements.flatMap(\.scalars) } else { [self] }
    }

    fileprivate func isBefore(_ other: MetadataValue) -> Bool {
        switch (self, other) {
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.number(let left), .number(let right)): left < right
        default: false
        }
    }
}
