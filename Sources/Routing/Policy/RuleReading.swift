import RAGCore
import YAMLText

/// Reads `rules`.
struct RuleReading {
    private enum Field: String, FieldName {
        case name, when, then, handoff, lookup, escalates
    }

    let conditions: ConditionReading

    /// In their order; each can be reached.
    func rules(_ reader: PolicyReader?) throws(PolicyError) -> [PolicyRule] {
        var rules: [PolicyRule] = []
        var lines: [String: Int] = [:]
        let items = try reader?.items() ?? []
        for (index, item) in items.enumerated() {
            let rule = try rule(item.named("rule \(index + 1)"), number: index + 1)
            if let line = lines.updateValue(item.line, forKey: rule.name) {
                throw item.refusal(.repeatedRule(rule.name, line: line))
            }
            if let earlier = rules.first(where: { $0.hides(rule) }) {
                throw item.refusal(.unreachable(Self.shown(rule.name), behind: Self.shown(earlier.name)))
            }
            rules.append(rule)
        }
        return rules
    }

    private func rule(_ reader: PolicyReader, number: Int) throws(PolicyError) -> PolicyRule {
        let name = try reader.fields(Field.self)[.name]?.text() ?? "\(number)"
        // Once more, under the name that the author gave it.
        let fields = try reader.named(Self.shown(name)).fields(Field.self)
        let section = fields.section
        let rule = PolicyRule(
            name: name,
            conditions: try conditions.conditions(fields[.when]),
            outcome: try fields.required(.then).outcome(among: Route.Outcome.allCases),
            handoff: try fields[.handoff]?.handoff(),
            lookup: try fields[.lookup]?.text(),
            escalates: try fields[.escalates]?.flag() ?? false
        )
        switch rule.outcome {
        case .handoff where rule.handoff == nil: throw section.refusal(.handoffWithoutReason(section.path))
        case .lookup where rule.lookup == nil: throw section.refusal(.lookupWithoutName(section.path))
        case .curated where !Self.asksForCurated(rule): throw section.refusal(.curatedWithoutCondition(section.path))
        case .lookup: break
        default: if rule.lookup != nil { throw section.refusal(.lookupNameUnused(section.path)) }
        }
        return rule
    }

    private static func asksForCurated(_ rule: PolicyRule) -> Bool {
        rule.conditions.contains { if case .number(.curated, _) = $0 { true } else { false } }
    }

    private static func shown(_ name: String) -> String { "rule \(Shown.text(name))" }
}
