import RAGCore

/// What is done with the questions of one intent before any rule is asked.
struct IntentTreatment: Sendable, Equatable {
    enum Action: Sendable, Equatable {
        /// A service is asked; where there is none of that name, the rules decide. Where it lacks a detail the customer is
        /// asked for it, or, without `asksBack`, the rules decide.
        case lookup(String, asksBack: Bool)
        /// With `answersFirst` the rules decide and a person is recommended as well.
        case handoff(Handoff.Reason, answersFirst: Bool)
        /// The answer itself, by language; `en` is for all others.
        case say([String: String])
    }

    var intent: String
    var conditions: [Condition]
    var action: Action
}
