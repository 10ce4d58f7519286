import Evaluation
import RAGCore
import ReplyFormat
import Reporting
import Routing

/// What was trained, and what cross-validation says of it.
struct TrainingReport: Encodable {
    var intents: Int
    var examples: Int
    /// Groups of examples that stay in one fold; as many as examples unless they are grouped.
    var groups: Int
    /// C, the inverse of the penalty on the weights; null for prototypes.
    var strength: Nullable<Double>
    /// How much words count beside the vector; null for prototypes.
    var textLength: Nullable<Double>
    var temperature: Double
    /// Embedding and training.
    var seconds: Double
    var heldOut: IntentTestReport
    /// The share of the background that is rejected; null where there is none.
    var backgroundRejected: Nullable<Double>

    init(_ training: IntentTraining, on texts: [LabelledText], took: Duration) {
        intents = training.classifier.intents.count
        groups = training.groups
        strength = Nullable(training.strength)
        textLength = Nullable(training.textLength.map { $0.rounded(to: 3) })
        temperature = training.classifier.temperature
        seconds = took.milliseconds / 1e3
        let known = texts.indices.filter { texts[$0].label != IntentExample.background }
        let strangers = texts.indices.filter { texts[$0].label == IntentExample.background }
        heldOut = IntentTestReport(known.map { training.heldOut[$0] }, of: known.map { texts[$0] })
        backgroundRejected = Nullable(
            strangers.isEmpty
                ? nil : Double(strangers.count { training.heldOut[$0].isRejected }) / Double(strangers.count)
        )
        examples = texts.count
    }

    func report(of files: [String]) -> Report {
        var facts: [(name: String, value: String)] = [("intents", "\(intents)")]
        if groups < examples { facts.append(("groups", "\(groups)")) }
        if let strength = strength.value { facts.append(("C", "\(strength)")) }
        if let length = textLength.value { facts.append(("weight of words", "\(length)")) }
        if let share = backgroundRejected.value {
            facts.append(("background rejected", "\((100 * share).rounded(to: 2)) %"))
        }
        facts += [("temperature", "\(temperature.rounded(to: 3))"), ("seconds", "\(seconds)")]
        return heldOut.report(of: files, facts: facts)
    }
}
