import RAGCore

/// One thing that a rule asks for.
enum Condition: Equatable, Sendable {
    case number(Measure, NumberRange)
    case flag(PolicyFlag, Bool)
    /// One of these.
    case intent([String])
    /// One of these, without regions.
    case language([String])
    /// All of these are named in the question.
    case entities([Entity.Kind])

    func holds(in facts: RoutingFacts) -> Bool {
        switch self {
        case .number(let measure, let range): measure.value(in: facts).map(range.contains) ?? false
        case .flag(let flag, let wanted): flag.value(in: facts) == wanted
        case .intent(let names): facts.intent.map { names.contains($0.intent) } ?? false
        case .language(let tags): facts.language.map(tags.contains) ?? false
        case .entities(let kinds): kinds.allSatisfy(facts.case.entities.contains)
        }
    }

    /// Whether it holds wherever `other` holds. False where that cannot be told.
    func isImplied(by other: Condition) -> Bool {
        switch (self, other) {
        case (.number(let own, let range), .number(let theirs, let narrower)):
            own == theirs && narrower.isWithin(range)
        case (.intent(let names), .intent(let fewer)): fewer.allSatisfy(names.contains)
        case (.language(let tags), .language(let fewer)): fewer.allSatisfy(tags.contains)
        case (.entities(let kinds), .entities(let more)): kinds.allSatisfy(more.contains)
        default: self == other
        }
    }

    /// In one form, however it was written.
    var text: String {
        switch self {
        case .number(let measure, let range): "\(measure.rawValue) \(range.text)"
        case .flag(let flag, let wanted): "\(flag.rawValue) \(wanted)"
        case .intent(let names): "intent \(names.sorted().joined(separator: ", "))"
        case .language(let tags): "language \(tags.sorted().joined(separator: ", "))"
        case .entities(let kinds): "entities \(kinds.map(\.rawValue).sorted().joined(separator: ", "))"
        }
    }

    /// Why it holds: `probability 0.97`, `2 negations`.
    func finding(in facts: RoutingFacts) -> String {
        guard case .number(let measure, _) = self, let value = measure.value(in: facts) else { return text }
        return "\(measure.rawValue) \(Figure.text(of: value))"
    }
}
