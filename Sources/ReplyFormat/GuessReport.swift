package import RAGCore

/// What a question is about, as it is written.
package struct GuessReport: Encodable {
    package var intent: String
    package var probability: Double
    package var rejected: Bool
    package var runnerUp: Nullable<String>

    package init(_ guess: IntentGuess) {
        intent = guess.intent
        probability = guess.probability.rounded(to: 6)
        rejected = guess.isRejected
        runnerUp = Nullable(guess.runnerUp)
    }

    package var text: String {
        let second = runnerUp.value.map { ", then \($0)" } ?? ""
        let unlike = rejected ? "; rejected: it is unlike what the intents were learnt from" : ""
        return "\(intent), probability \(probability.rounded(to: 3))\(second)\(unlike)"
    }
}
