import GRDB
import RAGCore

/// Turns a filter into a condition on a document `d` of one collection. Values go into it as parameters only.
///
/// Strings are compared by their UTF-8 bytes, numbers with numbers and strings with strings; a document whose value is of
/// another kind matches no comparison but `notEqual`. `notEqual` is the opposite of `equal` where the document has the
/// key: no element of a list is the value.
struct FilterCompiler {
    /// Both keep SQLite's expression depth below its limit of 100.
    static let maximumDepth = 8
    static let maximumConditions = 256
    static let maximumValues = 10_000

    struct Condition {
        var sql: SQL
        /// Whether an index finds the few documents that match, so that the others need not be looked at.
        var isSelective: Bool
    }

    let collectionID: Int64
    private var conditions = 0
    var values = 0

    private init(collectionID: Int64) {
        self.collectionID = collectionID
    }

    static func compile(_ filter: Filter, collectionID: Int64) throws(PersistenceError) -> Condition {
        var compiler = FilterCompiler(collectionID: collectionID)
        return try compiler.compile(filter, depth: 1)
    }

    /// The ids of the documents that a condition leaves.
    static func documents(_ condition: Condition, collectionID: Int64) -> SQL {
        // The plus keeps SQLite from walking all documents where the condition's own index leads to a few.
        condition.isSelective
            ? "SELECT d.id FROM document AS d WHERE +d.collection_id = \(collectionID) AND \(condition.sql)"
            : "SELECT d.id FROM document AS d WHERE d.collection_id = \(collectionID) AND \(condition.sql)"
    }

    private mutating func compile(_ filter: Filter, depth: Int) throws(PersistenceError) -> Condition {
        guard depth <= Self.maximumDepth else {
            throw .invalidFilter(reason: "it nests deeper than \(Self.maximumDepth) levels")
        }
        conditions += 1
        guard conditions <= Self.maximumConditions else {
            throw .invalidFilter(reason: "it has more than \(Self.maximumConditions) conditions")
        }
        switch filter {
        case .equal(let key, let value): return try compare(key, "=", value, isSelective: true)
        case .notEqual(let key, let value): return try differs(key, from: value)
        case .isIn(let key, let values): return try isOneOf(key, values)
        case .less(let key, let value): return try order(key, "<", value)
        case .lessOrEqual(let key, let value): return try order(key, "<=", value)
        case .greater(let key, let value): return try order(key, ">", value)
        case .greaterOrEqual(let key, let value): return try order(key, ">=", value)
        case .validOn(let day): return isValid(on: day)
        case .language(let tag): return try isIn(language: tag)
        case .audience(let audiences): return try isFor(audiences)
        case .audienceExcluding(let audiences): return try isFor(audiences, negated: true)
        case .and(let filters):
            let parts = try compileAll(filters, depth: depth)
            return Condition(sql: Self.joined(parts, "AND", "1"), isSelective: parts.contains(where: \.isSelective))
        case .or(let filters):
            let parts = try compileAll(filters, depth: depth)
            return Condition(sql: Self.joined(parts, "OR", "0"), isSelective: parts.allSatisfy(\.isSelective))
        }
    }

    private mutating func compileAll(_ filters: [Filter], depth: Int) throws(PersistenceError) -> [Condition] {
        var parts: [Condition] = []
        for filter in filters { parts.append(try compile(filter, depth: depth + 1)) }
        return parts
    }

    /// As a balanced tree: `a AND b AND c AND d` in a row would be as deep as it is long.
    static func joined(_ parts: [Condition], _ operation: String, _ neutral: String) -> SQL {
        var level = parts.map(\.sql)
        guard !level.isEmpty else { return SQL(sql: neutral) }
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { index in
                index + 1 < level.count
                    ? "(\(level[index]) \(sql: operation) \(level[index + 1]))" : level[index]
            }
        }
        return level[0]
    }
}
