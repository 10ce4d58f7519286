import JSONText
import RAGCore

/// Reads a filter as OpenAI's vector stores have it: a comparison, or several under `and` or `or`.
struct FilterReader {
    private var comparisons = 0

    private static let depthLimit = 8
    private static let comparisonLimit = 100

    private enum Kind: String, CaseIterable {
        case equal = "eq"
        case notEqual = "ne"
        case greater = "gt"
        case greaterOrEqual = "gte"
        case less = "lt"
        case lessOrEqual = "lte"
        case isIn = "in"
        case isNotIn = "nin"
        case and
        case or
    }

    static func filter(_ node: JSONNode, at place: String) throws(ServiceFailure) -> Filter {
        var reader = FilterReader()
        return try reader.filter(node, at: place, depth: 1)
    }

    private mutating func filter(_ node: JSONNode, at place: String, depth: Int) throws(ServiceFailure) -> Filter {
        guard depth <= Self.depthLimit else {
            throw Self.failure(place, "is nested deeper than \(Self.depthLimit); make it flatter.")
        }
        var fields = try ObjectReader(node, at: place)
        guard let kind = try fields.choice("type", of: Kind.self) else {
            throw fields.missing("type", "a comparison such as \"eq\", or \"and\" or \"or\"")
        }
        let filter: Filter
        switch kind {
        case .and, .or:
            guard let parts = try fields.list("filters", limit: Self.comparisonLimit), !parts.isEmpty else {
                throw fields.missing("filters", "a list of filters")
            }
            var filters: [Filter] = []
            for part in parts { filters.append(try self.filter(part.node, at: part.place, depth: depth + 1)) }
            filter = kind == .and ? .and(filters) : .or(filters)
        default:
            filter = try comparison(kind, &fields, at: place)
        }
        try fields.finish()
        return filter
    }

    private mutating func comparison(
        _ kind: Kind,
        _ fields: inout ObjectReader,
        at place: String
    ) throws(ServiceFailure) -> Filter {
        comparisons += 1
        guard comparisons <= Self.comparisonLimit else {
            throw Self.failure(place, "is one of more than \(Self.comparisonLimit) comparisons; use fewer.")
        }
        let key = try fields.requiredText("key", 1...200)
        guard let value = fields.node("value") else { throw fields.missing("value", "a string, number or boolean") }
        switch kind {
        case .isIn, .isNotIn:
            guard let elements = try fields.list("value", limit: Self.comparisonLimit), !elements.isEmpty else {
                throw fields.wrong("value", "a list of at least one value")
            }
            var values: [MetadataValue] = []
            for element in elements { values.append(try Self.scalar(element.node, at: element.place)) }
            return kind == .isIn ? .isIn(key, values) : .and(values.map { .notEqual(key, $0) })
        default:
            let scalar = try Self.scalar(value, at: place + ".value")
            return switch kind {
            case .notEqual: .notEqual(key, scalar)
            case .greater: .greater(key, scalar)
            case .greaterOrEqual: .greaterOrEqual(key, scalar)
            case .less: .less(key, scalar)
            case .lessOrEqual: .lessOrEqual(key, scalar)
            default: .equal(key, scalar)
            }
        }
    }

    private static func scalar(_ node: JSONNode, at place: String) throws(ServiceFailure) -> MetadataValue {
        if let text = node.string { return .string(text) }
        if let number = node.double { return .number(number) }
        if let bool = node.bool { return .bool(bool) }
        throw failure(place, "must be a string, a number, true or false.")
    }

    private static func failure(_ place: String, _ rule: String) -> ServiceFailure {
        ServiceFailure(.invalidValue, "`\(place)` \(rule)", param: place)
    }
}
