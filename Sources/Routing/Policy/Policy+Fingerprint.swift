import Crypto
import Foundation
import RAGCore

extension Policy {
    /// SHA-256 of what it decides, as hexadecimal digits: the same for two texts that differ in comments, blanks and the
    /// order of fields alone.
    package var fingerprint: String {
        let encoder = JSONEncoder()
        // Strings alone, in arrays: it cannot fail, and JSON keeps them apart.
        let data = (try? encoder.encode(canonical)) ?? Data()
        return SHA256.hash(data: data).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private var canonical: [[String]] {
        let head = [
            [
                "1", kind.rawValue, answerThreshold.map { "\($0)" } ?? "fitted", "\(intentThreshold)",
                worth.map { "\($0)" } ?? "unweighed",
            ],
            languages?.sorted() ?? ["any"],
            [otherwise.rawValue],
        ]
        let intents = treatments.values.sorted { $0.intent < $1.intent }.map { treatment in
            ["intent", treatment.intent] + treatment.action.canonical + treatment.conditions.map(\.text)
        }
        let tiers = models.sorted { $0.key < $1.key }.map { ["model", $0.key, $0.value.rawValue] }
        let ruled = rules.map { rule in
            ["rule", rule.name, rule.outcome.rawValue, rule.handoff?.rawValue ?? "", rule.lookup ?? ""]
                + ["\(rule.escalates)"] + rule.conditions.map(\.text)
        }
        return head + intents + tiers + ruled
    }
}

extension IntentTreatment.Action {
    fileprivate var canonical: [String] {
        switch self {
        case .lookup(let name, let asksBack): ["lookup", name, "\(asksBack)"]
        case .handoff(let reason, let answersFirst): ["handoff", reason.rawValue, "\(answersFirst)"]
        case .say(let texts): ["say"] + texts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        }
    }
}
