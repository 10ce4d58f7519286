/// Why intents cannot be learnt, or a stored classifier cannot be used.
package enum IntentError: Error, Equatable, CustomStringConvertible {
    case fewIntents(Int)
    case fewExamples(intent: String, count: Int, least: Int)
    case manyExamples(Int, limit: Int)
    case manyIntents(Int, limit: Int)
    case longName(String, limit: Int)
    /// Bytes that no version of this program wrote, or that have changed since.
    case damaged(String)
    case newerVersion(Int, known: Int)
    case otherEmbedder(String, expected: String)

    package var description: String {
        switch self {
        case .fewIntents(let count):
            "The examples name \(count == 1 ? "1 intent" : "\(count) intents"); at least 2 are needed."
        case .fewExamples(let intent, let count, let least):
            "The intent \"\(intent)\" has \(count == 1 ? "1 example" : "\(count) examples"); write at least \(least)."
        case .manyExamples(let count, let limit): "There are \(count) examples; the limit is \(limit)."
        case .manyIntents(let count, let limit): "There are \(count) intents; the limit is \(limit)."
        case .longName(let name, let limit):
            "The intent \"\(name.prefix(40))…\" is longer than \(limit) bytes; give it a short name."
        case .damaged(let problem): "The stored classifier is damaged: \(problem). Train it again."
        case .newerVersion(let version, let known):
            "The stored classifier is of version \(version) and this program knows \(known); use the newer program, or "
                + "train it again."
        case .otherEmbedder(let embedder, let expected):
            "The stored classifier was trained with the embedder \(embedder), not \(expected); train it again, or name "
                + "that model's folder with --embedder."
        }
    }
}
