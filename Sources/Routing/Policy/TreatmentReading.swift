import RAGCore
import YAMLText

/// Reads `intents`.
struct TreatmentReading {
    private enum Field: String, FieldName {
        case lookup, handoff, say, when
        case asksBack = "ask_back"
        case answerFirst = "answer_first"
    }

    let conditions: ConditionReading

    func treatments(_ reader: PolicyReader?) throws(PolicyError) -> [String: IntentTreatment] {
        var treatments: [String: IntentTreatment] = [:]
        for (intent, entry) in try reader?.pairs() ?? [] {
            try conditions.check(intent: intent, at: entry)
            let fields = try entry.fields(Field.self)
            treatments[intent] = IntentTreatment(
                intent: intent,
                conditions: try conditions.conditions(fields[.when]),
                action: try action(fields)
            )
        }
        return treatments
    }

    private func action(_ fields: YAMLFields<Field, PolicyError>) throws(PolicyError) -> IntentTreatment.Action {
        let entry = fields.section
        let answersFirst = try fields[.answerFirst]?.flag()
        guard answersFirst == nil || fields[.handoff] != nil else {
            throw entry.refusal(.answerFirstWithoutHandoff(entry.path))
        }
        let asksBack = try fields[.asksBack]?.flag()
        guard asksBack == nil || fields[.lookup] != nil else { throw entry.refusal(.askBackWithoutLookup(entry.path)) }
        switch (fields[.lookup], fields[.handoff], fields[.say]) {
        case (let lookup?, nil, nil): return .lookup(try lookup.text(), asksBack: asksBack ?? true)
        case (nil, let handoff?, nil): return .handoff(try handoff.handoff(), answersFirst: answersFirst ?? false)
        case (nil, nil, let say?): return .say(try texts(say))
        default: throw entry.refusal(.treatment(entry.path))
        }
    }

    private func texts(_ reader: PolicyReader) throws(PolicyError) -> [String: String] {
        var texts: [String: String] = [:]
        for (language, text) in try reader.pairs() { texts[language.lowercased()] = try text.text() }
        guard texts["en"] != nil else { throw reader.refusal(.sayWithoutEnglish(reader.path)) }
        return texts
    }
}
