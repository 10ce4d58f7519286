import RAGCore
import YAMLText

/// Reads what stands under `when`.
struct ConditionReading {
    /// Those that there are; nil does not look.
    let intents: [String]?

    /// In alphabetical order of their names, so that the same conditions are equal in any order.
    func conditions(_ reader: PolicyReader?) throws(PolicyError) -> [Condition] {
        var conditions: [Condition] = []
        for (name, value) in try reader?.pairs() ?? [] {
            conditions.append(try condition(name, value, in: reader?.path ?? ""))
        }
        return conditions.sorted { $0.text < $1.text }
    }

    private func condition(_ name: String, _ value: PolicyReader, in section: String) throws(PolicyError) -> Condition {
        if let measure = Measure(rawValue: name) { return .number(measure, try range(value, of: measure)) }
        if let flag = PolicyFlag(rawValue: name) { return .flag(flag, try value.flag()) }
        switch name {
        case "intent": return .intent(try intents(value))
        case "language": return .language(try value.texts().map { $0.lowercased() })
        case "entities": return .entities(try entities(value))
        default: throw value.failure(.unknownField(name, section: section, known: Self.names))
        }
    }

    /// A list of intents, or one.
    func intents(_ reader: PolicyReader) throws(PolicyError) -> [String] {
        let names = try reader.texts()
        for name in names { try check(intent: name, at: reader) }
        return names
    }

    func check(intent name: String, at reader: PolicyReader) throws(PolicyError) {
        guard let intents, !intents.contains(name) else { return }
        throw reader.refusal(.unknownName(name, field: reader.path, what: "intent", known: intents))
    }

    private func range(_ reader: PolicyReader, of measure: Measure) throws(PolicyError) -> NumberRange {
        let bounds = measure.bounds
        var range = NumberRange()
        for comparison in try reader.texts() {
            guard let next = NumberRange(comparison, within: bounds) else {
                let rule = "a comparison such as \">= 1\" or \"< 3\" with a number from"
                let (low, high) = (Figure.text(of: bounds.lowerBound), Figure.text(of: bounds.upperBound))
                throw reader.mustBe("\(rule) \(low) to \(high)")
            }
            range = range.intersection(next)
        }
        guard !range.isEmpty else { throw reader.refusal(.neverHolds(field: reader.path)) }
        return range
    }

    private func entities(_ reader: PolicyReader) throws(PolicyError) -> [Entity.Kind] {
        var kinds: [Entity.Kind] = []
        for name in try reader.texts() {
            guard let kind = Entity.Kind(rawValue: name) else {
                let known = Entity.Kind.allCases.map(\.rawValue)
                throw reader.refusal(.unknownName(name, field: reader.path, what: "kind of entity", known: known))
            }
            kinds.append(kind)
        }
        return kinds
    }

    private static let names =
        (Measure.allCases.map(\.rawValue) + PolicyFlag.allCases.map(\.rawValue) + ["intent", "language", "entities"])
        .sorted()
}
