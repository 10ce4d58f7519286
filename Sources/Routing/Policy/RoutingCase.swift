package import RAGCore

/// All that a policy decides on. Two equal cases are decided alike.
package struct RoutingCase: Sendable, Equatable {
    package var evidence: RoutingEvidence
    /// The probability from which on the collection's sources answer.
    package var threshold: Double
    package var intent: IntentGuess?
    /// What a model says of the intent where the classifier was unsure.
    package var secondOpinion: IntentGuess?
    /// `en`, `de`, or with a region; nil where it is not known.
    package var language: String?
    package var entities: Set<Entity.Kind>
    /// The names of what the request carries as context.
    package var contextFields: Set<String>
    /// Without a key there are none.
    package var availableTiers: Set<ModelTier>
    package var lookups: [LookupOffer]
    /// What the caller wants, whatever the rules say.
    package var forcedTier: ModelTier?
    /// Who wrote the answer before; nil where no model did.
    package var previousTier: ModelTier?
    /// Whether the question is still about what that answer was about.
    package var isSameTopic: Bool
    /// What each model would cost for this question, as far as it is known.
    package var prices: [ModelTier: Money]
    /// By how much the strong model is the likelier one to be right, -1 to 1; nil where no model of gains was trained.
    package var gain: Double?

    package init(
        evidence: RoutingEvidence,
        threshold: Double,
        intent: IntentGuess? = nil,
        secondOpinion: IntentGuess? = nil,
        language: String? = nil,
        entities: Set<Entity.Kind> = [],
        contextFields: Set<String> = [],
        availableTiers: Set<ModelTier> = [],
        lookups: [LookupOffer] = [],
        forcedTier: ModelTier? = nil,
        previousTier: ModelTier? = nil,
        isSameTopic: Bool = false,
        prices: [ModelTier: Money] = [:],
        gain: Double? = nil
    ) {
        self.evidence = evidence
        self.threshold = threshold
        self.intent = intent
        self.secondOpinion = secondOpinion
        self.language = language
        self.entities = entities
        self.contextFields = contextFields
        self.availableTiers = availableTiers
        self.lookups = lookups
        self.forcedTier = forcedTier
        self.previousTier = previousTier
        self.isSameTopic = isSameTopic
        self.prices = prices
        self.gain = gain
    }
}
