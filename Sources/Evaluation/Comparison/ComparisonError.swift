/// Why results cannot be held against each other.
package enum ComparisonError: Error, Equatable, CustomStringConvertible {
    case tooFewRuns(Int)
    case noQuestions(run: String)
    case differentData(run: String, data: String, baseline: String, baselineData: String)
    case noCommonQuestions
    case unknownMeasure(String, run: String, known: [String])
    case missingFigure(measure: String, run: String, question: String)
    case invalidRule(String)
    case noRules
    case differentPart(FingerprintPart, value: String, baseline: String)
    case differentQuestions(missing: Int, added: Int)
    case invalidPart(String)

    package var description: String {
        switch self {
        case .tooFewRuns(let count):
            "\(count == 0 ? "No result was" : "One result was") given; name at least two to compare."
        case .noQuestions(let run):
            "\(run) has no figures by question; write it with --per-query."
        case .differentData(let run, let data, let baseline, let baselineData):
            "\(run) was measured on other data (\(data)) than \(baseline) (\(baselineData)); measure both on the same."
        case .noCommonQuestions:
            "The results have no question in common; compare results over the same questions."
        case .unknownMeasure(let measure, let run, let known):
            "\(run) has no measure “\(measure)”; it has \(known.sorted().joined(separator: ", "))."
        case .missingFigure(let measure, let run, let question):
            "\(run) has no \(measure) for the question “\(question)”; write the result anew with --per-query."
        case .invalidRule(let rule):
            "The rule “\(rule)” is not understood; write a measure and how far it may fall, such as 'nDCG@10 -0.01' or "
                + "'MAP -2%'."
        case .noRules:
            "There is no rule; give at least one, such as --rule 'nDCG@10 -0.01'."
        case .differentPart(let part, let value, let baseline):
            "The result was measured with the \(part.rawValue) “\(value)”, the baseline with “\(baseline)”; measure with "
                + "the same, or allow it with --across \(part.rawValue)."
        case .differentQuestions(let missing, let added):
            "The result lacks \(missing) of the baseline's questions and has \(added) that it lacks; measure on the same, "
                + "or write a new baseline with --update."
        case .invalidPart(let part):
            "--across names “\(part)”; it may name \(FingerprintPart.allCases.map(\.rawValue).joined(separator: ", "))."
        }
    }
}
