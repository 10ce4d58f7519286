import RAGCore

/// What a question is about, as it is written.
struct GuessReport: Encodable {
    var intent: String
    var probability: Double
    var rejected: Bool
    var runnerUp: Nullable<String>

    init(_ guess: IntentGuess) {
        intent = guess.intent
        probability = guess.probability.rounded(to: 6)
        rejected = guess.isRejected
        runnerUp = Nullable(guess.runnerUp)
    }

    var text: String {
        let second = runnerUp.value.map { ", then \($0)" } ?? ""
        let unlike = rejected ? "; rejected: it is unlike what the intents were learnt from" : ""
        return "\(intent), probability \(probability.rounded(to: 3))\(second)\(unlike)"
    }
}
