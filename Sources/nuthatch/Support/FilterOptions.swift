import ArgumentParser
import Foundation
import RAGCore

/// Which documents may be found. All conditions have to hold.
struct FilterOptions: ParsableArguments {
    @Option(
        name: .customLong("filter"),
        help: ArgumentHelp(
            """
            A condition on the documents: key=value, key!=value, key=a,b,c (one of them), key<n, key<=n, key>n, key>=n.
            """,
            valueName: "condition"
        )
    )
    var conditions: [String] = []

    @Option(help: ArgumentHelp("Only documents in this language, and those that name none.", valueName: "tag"))
    var language: String?

    @Option(help: ArgumentHelp("For whom: a, b, c. Unless given, what is for staff is left out.", valueName: "list"))
    var audience: String?

    @Option(help: ArgumentHelp("The day on which documents have to hold; today unless given.", valueName: "yyyy-mm-dd"))
    var on: String?

    @Flag(help: "Find documents whose dates are past or to come too.")
    var anyDate = false

    /// Bad conditions are bad usage, whatever else is wrong.
    func validate() throws {
        _ = try filter()
    }

    func filter() throws -> Filter {
        var filters = try conditions.map(Self.condition)
        if let language { filters.append(.language(language)) }
        filters.append(.readable(by: audience?.split(separator: ",").map(String.init)))
        if !anyDate { filters.append(.validOn(try day())) }
        return .and(filters)
    }

    private func day() throws -> CalendarDate {
        guard let on else { return CalendarDate(Date()) }
        guard let day = CalendarDate(on) else {
            throw ValidationError("--on is “\(on)”; it must be a day such as 2026-11-21.")
        }
        return day
    }

    private static let operators: [(String, @Sendable (String, MetadataValue) -> Filter)] = [
        ("!=", { .notEqual($0, $1) }), ("<=", { .lessOrEqual($0, $1) }), (">=", { .greaterOrEqual($0, $1) }),
        ("<", { .less($0, $1) }), (">", { .greater($0, $1) }), ("=", { .equal($0, $1) }),
    ]

    static func condition(_ text: String) throws -> Filter {
        // The operator that stands first; of two at the same place the longer, which the list has first.
        let found = operators.compactMap { name, make in
            text.range(of: name).map { (range: $0, make: make, isEqual: name == "=") }
        }
        var best = found.first
        for other in found {
            if let current = best, other.range.lowerBound < current.range.lowerBound { best = other }
        }
        guard let best, best.range.lowerBound > text.startIndex, best.range.upperBound < text.endIndex else {
            throw ValidationError(
                "The condition “\(text)” is not understood; write key=value, key!=value, key<n or key=a,b,c."
            )
        }
        let key = String(text[..<best.range.lowerBound])
        let written = String(text[best.range.upperBound...])
        let values = written.split(separator: ",", omittingEmptySubsequences: true)
        if best.isEqual, values.count > 1 {
            return .or(values.flatMap { readings(of: String($0)).map { .equal(key, $0) } })
        }
        let filters = readings(of: written).map { best.make(key, $0) }
        return filters.count == 1 ? filters[0] : (text[best.range] == "!=" ? .and(filters) : .or(filters))
    }

    /// What a value on the command line may stand for: a text always, a number or a truth value where it is one.
    private static func readings(of text: String) -> [MetadataValue] {
        var values: [MetadataValue] = [.string(text)]
        if let number = Double(text), number.isFinite { values.append(.number(number)) }
        if text == "true" || text == "false" { values.append(.bool(text == "true")) }
        return values
    }
}
