import RAGCore
import YAMLText

typealias PolicyReader = YAMLReader<PolicyError>

extension PolicyReader {
    func refusal(_ problem: PolicyError.Problem) -> PolicyError {
        PolicyError(file: file, line: line, problem: problem)
    }

    /// One of the names; `what` says what kind of thing they name.
    func name(of what: String, among known: [String]) throws(PolicyError) -> String {
        let name = try text()
        guard known.contains(name) else {
            throw refusal(.unknownName(name, field: path, what: what, known: known))
        }
        return name
    }
}

extension Policy {
    private enum Field: String, FieldName {
        case version, policy, thresholds, languages, intents, models, rules, otherwise
    }

    private enum ThresholdField: String, FieldName {
        case answer, intent
        case worth = "right_answer"
    }

    /// Where nothing else is written.
    private static let standardIntentThreshold = 0.5

    /// Reads a policy.
    ///
    /// - Parameters:
    ///   - file: names it in errors.
    ///   - intents: those that there are; nil does not look.
    /// - Throws: the first thing that is wrong, with its line.
    package init(yaml: String, file: String, intents: [String]? = nil) throws(PolicyError) {
        let root = try PolicyReader(yaml: yaml, file: file)
        let fields = try root.fields(Field.self)
        let version = try fields.required(.version)
        guard try version.text() == "1" else { throw version.mustBe("1, the only version there is") }
        kind = .evidence
        if let reader = fields[.policy] {
            let name = try reader.name(of: "policy", among: Kind.allCases.map(\.rawValue))
            kind = Kind(rawValue: name) ?? .evidence
        }
        answerThreshold = nil
        intentThreshold = Self.standardIntentThreshold
        worth = nil
        if let thresholds = try fields[.thresholds]?.fields(ThresholdField.self) {
            if let reader = thresholds[.answer], try reader.text() != "fitted" {
                guard let value = try? reader.number(in: 0...1) else {
                    throw reader.mustBe("fitted, or a number from 0 to 1")
                }
                answerThreshold = value
            }
            if let reader = thresholds[.worth] { worth = try reader.number(in: 0...1000) }
            if let reader = thresholds[.intent] { intentThreshold = try reader.number(in: 0...1) }
        }
        languages = try fields[.languages]?.texts().map { $0.lowercased() }
        let conditions = ConditionReading(intents: intents)
        treatments = try TreatmentReading(conditions: conditions).treatments(fields[.intents])
        models = try Self.models(fields[.models], conditions)
        guard kind == .evidence || !models.isEmpty else { throw root.refusal(.noModels) }
        rules = try RuleReading(conditions: conditions).rules(fields[.rules])
        if worth == nil, let rule = rules.first(where: { $0.conditions.contains(.flag(.pays, true)) }) {
            throw root.refusal(.paysWithoutWorth(rule.name))
        }
        let last = try fields.required(.otherwise)
        otherwise = try last.outcome(among: [.quoted, .cheap, .strong])
        guard kind == .evidence || otherwise != .quoted else {
            throw last.refusal(.notAModel(field: last.path, found: last.found))
        }
    }

    private static func models(
        _ reader: PolicyReader?,
        _ conditions: ConditionReading
    ) throws(PolicyError) -> [String: ModelTier] {
        var models: [String: ModelTier] = [:]
        for (name, list) in try reader?.pairs() ?? [] {
            guard let tier = ModelTier(rawValue: name) else {
                let known = ModelTier.allCases.map(\.rawValue)
                throw list.failure(.unknownField(name, section: "models", known: known))
            }
            for intent in try conditions.intents(list) {
                guard models.updateValue(tier, forKey: intent) == nil else {
                    throw list.refusal(.repeatedIntent(intent))
                }
            }
        }
        return models
    }
}

extension PolicyReader {
    func outcome(among outcomes: [Route.Outcome]) throws(PolicyError) -> Route.Outcome {
        let name = try name(of: "outcome", among: outcomes.map(\.rawValue))
        return Route.Outcome(rawValue: name) ?? .strong
    }

    func handoff() throws(PolicyError) -> Handoff.Reason {
        let name = try name(of: "hand-off reason", among: PolicyError.Problem.handoffs)
        return Handoff.Reason(rawValue: name) ?? .weakEvidence
    }
}
