import RAGCore
package import YAMLText

/// Why a policy is refused: one sentence with file and line, the rule or intent, what is wrong and the way out.
package struct PolicyError: Error, Equatable, CustomStringConvertible {
    package enum Problem: Sendable, Equatable {
        case yaml(YAMLProblem)
        /// A name that is not one of those there are.
        case unknownName(String, field: String, what: String, known: [String])
        case neverHolds(field: String)
        /// What comes before already holds wherever it does.
        case unreachable(String, behind: String)
        case repeatedRule(String, line: Int)
        case handoffWithoutReason(String)
        case lookupWithoutName(String)
        case lookupNameUnused(String)
        case curatedWithoutCondition(String)
        case treatment(String)
        case answerFirstWithoutHandoff(String)
        case askBackWithoutLookup(String)
        case sayWithoutEnglish(String)
        case repeatedIntent(String)
        case notAModel(field: String, found: String)
        case noModels
        case paysWithoutWorth(String)
    }

    package let file: String
    package let line: Int
    package let problem: Problem

    package var description: String { "\(file):\(line): \(problem)" }
}

extension PolicyError: YAMLFailure {
    package init(_ problem: YAMLProblem, line: Int, of file: String) {
        self.init(file: file, line: line, problem: .yaml(problem))
    }
}

extension PolicyError.Problem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .yaml(let problem): problem.description
        case .unknownName(let name, let field, let what, let known):
            "\(field): there is no \(what) \(Shown.text(name)).\(Self.guess(name, known)) There are \(Self.list(known))."
        case .neverHolds(let field): "\(field) can never hold: no number is in all of its comparisons; take one out."
        case .unreachable(let rule, let earlier):
            "\(rule) is never asked, because \(earlier) holds wherever it does; move it before that one, or take it out."
        case .repeatedRule(let name, let line):
            "There is a rule \(Shown.text(name)) in line \(line) already; give each its own name."
        case .handoffWithoutReason(let rule):
            "\(rule) hands off and does not say why; add handoff: with one of \(Self.list(Self.handoffs))."
        case .lookupWithoutName(let rule): "\(rule) asks a service and does not say which; add lookup: with its name."
        case .lookupNameUnused(let rule): "\(rule) names a lookup and does not ask it; write then: lookup."
        case .curatedWithoutCondition(let rule):
            "\(rule) gives a verified answer however far that is; add a condition such as curated: \">= 0.93\"."
        case .treatment(let intent):
            "\(intent) must have exactly one of lookup, handoff and say; what else is to be done belongs to the rules."
        case .answerFirstWithoutHandoff(let intent):
            "\(intent) has answer_first and no handoff; add one, or take it out."
        case .askBackWithoutLookup(let intent): "\(intent) has ask_back and no lookup; add one, or take it out."
        case .sayWithoutEnglish(let field): "\(field) has no en, which all other languages get; add it."
        case .repeatedIntent(let intent): "The intent \(Shown.text(intent)) stands in two lists of models; keep one."
        case .notAModel(let field, let found):
            "\(field) is \(found); where intent alone decides it must be cheap or strong."
        case .noModels:
            "policy: intent needs models, the lists of intents for the cheap and for the strong model; add them."
        case .paysWithoutWorth(let rule):
            "rule \(Shown.text(rule)) weighs gain against price; add right_answer to thresholds, its worth in US dollars."
        }
    }

    /// Those that a policy may give: whether an answer stands on its sources is seen after it is written.
    static let handoffs = Handoff.Reason.allCases.filter { $0 != .ungroundedAnswer }.map(\.rawValue)

    private static func guess(_ name: String, _ known: [String]) -> String {
        Guess.nearest(to: name, among: known).map { " Did you mean \($0)?" } ?? ""
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.joined(separator: ", ")
    }
}
