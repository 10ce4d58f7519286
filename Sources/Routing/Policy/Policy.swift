package import RAGCore

/// Who answers which question: intents and rules over evidence, from a file that a shop's manager can read.
///
/// A decision hangs on the case alone, so it can be made again. `Policy.standardText` shows the form and says what each part
/// does.
package struct Policy: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Intent and evidence: treatments of intents, then rules, then the last word.
        case evidence
        /// The intent alone chooses between the cheap and the strong model: the plain router, the baseline of reports.
        case intent
    }

    package internal(set) var kind: Kind
    /// From which probability on the sources answer; nil takes the one that was fitted to the collection.
    var answerThreshold: Double?
    /// Below it an intent counts as not known.
    package var intentThreshold: Double
    /// What a right answer is worth, in US dollars; nil where it is not weighed.
    var worth: Double?
    /// Those in which questions are answered; nil for all.
    var languages: [String]?
    var treatments: [String: IntentTreatment]
    /// The model of each intent where intent alone decides.
    var models: [String: ModelTier]
    var rules: [PolicyRule]
    var otherwise: Route.Outcome

    /// The names of all intents that it speaks of, in alphabetical order.
    package var intents: [String] {
        let named = rules.flatMap(\.conditions).flatMap { condition in
            if case .intent(let names) = condition { names } else { [String]() }
        }
        return Set(Array(treatments.keys) + Array(models.keys) + named).sorted()
    }

    /// Whether a guess says too little to go by it, so that a second opinion is worth its price.
    package func isUnsure(_ guess: IntentGuess) -> Bool {
        guess.isRejected || guess.probability < intentThreshold
    }

    /// Itself as the plain router: the same models by intent, and no look at the evidence.
    package var byIntentAlone: Policy {
        var plain = self
        plain.kind = .intent
        return plain
    }
}
