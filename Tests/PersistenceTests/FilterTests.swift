import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct FilterTests {
    @Test(arguments: [UInt64](1...6)) func `a filter leaves what an evaluation in Swift leaves`(seed: UInt64)
        async throws
    {
        var generator = FilterGenerator(seed: seed)
        let documents = (0..<60).map { generator.document(number: $0) }
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        try await store.openCollection(.init(name: "other", embedder: "e", dimension: 8, chunking: "c"))
        _ = try await store.put(documents.map { generator.moved($0) }, in: "other")
        _ = try await store.put(documents, in: "default")
        let all = try await store.chunkIDs(matching: .and([]), in: "default")
        for _ in 0..<150 {
            let filter = generator.filter(depth: 3)
            let ids = try await store.chunkIDs(matching: filter, in: "default")
            let expected = zip(documents.indices, all).filter { filter.leaves(documents[$0.0].document) }.map(\.1)
            #expect(ids == expected, "\(filter)")
            let matches = try await store.lexicalMatches("word", limit: 100, filter: filter, in: "default")
            #expect(matches.map(\.chunkID).sorted() == expected, "\(filter)")
        }
    }

    @Test(arguments: [
        ("en", ["en", "none", "upper", "us"]), ("EN-us", ["none", "us"]), ("e", ["none"]), ("de", ["none"]),
        ("en%", ["none"]),
    ])
    func `a language takes in its variants, and documents without one`(tag: String, expected: [String]) async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        let languages = ["en": "en", "us": "en-US", "upper": "EN-GB", "enx": "enx", "fr": "fr-en", "none": nil]
        _ = try await store.put(languages.map { .made($0.key, ["word"], language: $0.value) }, in: "default")
        let ids = try await store.chunkIDs(matching: .language(tag), in: "default")
        #expect(try await store.passages(ids, in: "default").map(\.documentID).sorted() == expected)
    }

    @Test(arguments: UnusableFilter.all)
    func `a filter that cannot be used is refused with the reason`(unusable: UnusableFilter) async throws {
        let (filter, reason) = (unusable.filter, unusable.reason)
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        let error = await #expect(throws: PersistenceError.self) {
            _ = try await store.chunkIDs(matching: filter, in: "default")
        }
        #expect(error?.description == "The filter cannot be used: \(reason).")
        #expect(error?.kind == .invalidInput)
        await #expect(throws: PersistenceError.self) {
            _ = try await store.lexicalMatches("", limit: 1, filter: filter, in: "default")
        }
    }

    @Test func `the largest filter that is allowed runs`() async throws {
        let folder = try TemporaryFolder()
        let store = try await folder.defaultStore()
        _ = try await store.put([.made("a", ["word"], metadata: ["k": "v"])], in: "default")
        // Seven levels of `and` over one of 248 comparisons; and 10,000 values.
        let wide = Filter.or((0..<248).map { .equal("k", .string($0 == 247 ? "v" : "\($0)")) })
        let deep = (0..<6).reduce(wide) { inner, _ in .and([inner]) }
        #expect(try await store.chunkIDs(matching: deep, in: "default") == [1])
        let leaves = (0..<34).map { Filter.notEqual("k", .string("\($0)")) }
        let bushy = (0..<6).reduce(Filter.and([])) { inner, _ in .and(leaves + [inner]) }
        #expect(try await store.chunkIDs(matching: bushy, in: "default") == [1])
        let mixed = Filter.and((0..<250).map { .notEqual("k", .string("\($0)")) })
        #expect(try await store.chunkIDs(matching: mixed, in: "default") == [1])
        let many = Filter.isIn("k", (0..<9_999).map { .string("\($0)") } + ["v"])
        #expect(try await store.chunkIDs(matching: many, in: "default") == [1])
        let matches = try await store.lexicalMatches("word", limit: 5, filter: deep, in: "default")
        #expect(matches.map(\.chunkID) == [1])
    }
}

/// A filter that is refused. It is not encodable, or the names of the tests would be made by encoding it, and the deepest
/// has more levels than a stack.
struct UnusableFilter: Sendable, CustomTestStringConvertible {
    let filter: Filter
    let reason: String

    var testDescription: String { reason }

    static let all = rows.map { UnusableFilter(filter: $0.0, reason: $0.1) }

    private static let rows: [(Filter, String)] = [
        (.equal("tags", ["a"]), "'tags' is compared with a list; compare it with one value, or with 'in'"),
        (.isIn("tags", [["a"]]), "'tags' is compared with a list; compare it with one value, or with 'in'"),
        (.less("sale", true), "'sale' is compared by order with true or false, which have none"),
        (.equal("price", .number(.nan)), "'price' is compared with nan"),
        (.greater("price", .number(.infinity)), "'price' is compared with inf"),
        (.equal("id", "a\0b"), "the text of id has a NUL character"),
        (.equal("a\0", "b"), "the text of a key has a NUL character"),
        (.language("e\0n"), "the text of language has a NUL character"),
        (.audience(["\0"]), "the text of audience has a NUL character"),
        ((0..<5_000).reduce(Filter.and([])) { inner, _ in .and([inner]) }, "it nests deeper than 8 levels"),
        (.and([Filter](repeating: .or([]), count: 300)), "it has more than 256 conditions"),
        (.isIn("id", [MetadataValue](repeating: "a", count: 10_001)), "it has more than 10000 values"),
    ]
}

/// Documents and filters from few enough values that they meet.
private struct FilterGenerator {
    private var generator: SeededGenerator

    private static let keys = ["color", "price", "tags", "id", "uri", "title", "language", "audience", "sale", "none"]
    private static let languages: [String?] = [nil, "en", "en-US", "de"]
    private static let audiences: [String?] = [nil, "staff", "customer"]
    private static let days = ["2024-02-29", "2025-01-01", "2026-11-21"].map { CalendarDate($0) }

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func document(number: Int) -> PreparedDocument {
        var metadata: Metadata = [:]
        for key in ["color", "price", "tags", "sale"] where chance(3) { metadata[key] = value(depth: 2) }
        return .made(
            "d\(number)",
            ["word"],
            title: ["blue", "red", "5"][pick(3)],
            language: Self.languages[pick(4)],
            audience: Self.audiences[pick(3)],
            validity: Validity(from: chance(2) ? nil : Self.days[pick(3)], until: chance(2) ? nil : Self.days[pick(3)]),
            metadata: metadata
        )
    }

    /// The same in another place: what would match if collections leaked.
    func moved(_ document: PreparedDocument) -> PreparedDocument {
        var copy = document
        copy.source = "/elsewhere"
        return copy
    }

    mutating func filter(depth: Int) -> Filter {
        let key = Self.keys[pick(Self.keys.count)]
        switch pick(depth == 0 ? 10 : 14) {
        case 0, 1: return .equal(key, scalar(key))
        case 2: return .notEqual(key, scalar(key))
        case 3: return .isIn(key, (0..<pick(4)).map { _ in scalar(key) })
        case 4: return .less(key, ordered(key))
        case 5: return .lessOrEqual(key, ordered(key))
        case 6: return .greater(key, ordered(key))
        case 7: return .greaterOrEqual(key, ordered(key))
        case 8: return Self.days[pick(3)].map { .validOn($0) } ?? .and([])
        case 9: return chance(2) ? .language("en") : .audience(["staff", "nobody"].suffix(pick(3)))
        case 10, 11: return .and((0..<pick(4)).map { _ in filter(depth: depth - 1) })
        default: return .or((0..<pick(4)).map { _ in filter(depth: depth - 1) })
        }
    }

    private mutating func scalar(_ key: String) -> MetadataValue {
        switch key {
        case "id": return .string("d\(pick(70))")
        case "uri": return .string("/d\(pick(70))")
        case "language": return ["en", "de", 5][pick(3)]
        case "audience": return ["staff", "customer", true][pick(3)]
        default: return [.string("blue"), "red", "5", 5, 1, 0, 2.5, -3, true, false, "é", "Z", ""][pick(13)]
        }
    }

    private mutating func ordered(_ key: String) -> MetadataValue {
        let value = scalar(key)
        if case .bool = value { return 5 }
        return value
    }

    private mutating func value(depth: Int) -> MetadataValue {
        guard depth > 0, chance(3) else { return scalar("color") }
        return .list((0..<pick(4)).map { _ in value(depth: depth - 1) })
    }

    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
    private mutating func chance(_ oneIn: Int) -> Bool { pick(oneIn) == 0 }
}
