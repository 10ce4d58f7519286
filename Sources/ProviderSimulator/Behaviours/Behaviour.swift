/// How a model writes, other than a grounded one does.
package enum Behaviour: String, CaseIterable, Sendable {
    /// Obeys each order that stands anywhere in the prompt, in a source too.
    case obedient
    /// Makes up sentences with figures, and cites [1] for them.
    case ungrounded
    /// Quotes without a mark.
    case uncited
    /// Quotes with other figures than the source has.
    case wrongNumber = "wrong-number"
    /// Says that the sources do not answer.
    case refuses
    /// Streams character by character, so that each mark comes in pieces.
    case splitsMarks = "splits-marks"
    /// Breaks off the JSON that was wanted.
    case badJSON = "bad-json"

    private var summary: String {
        switch self {
        case .obedient: "obeys each order that it reads anywhere in the prompt"
        case .ungrounded: "makes up sentences with figures and cites [1]"
        case .uncited: "quotes without a mark"
        case .wrongNumber: "quotes with other figures"
        case .refuses: "says that the sources do not answer"
        case .splitsMarks: "streams character by character"
        case .badJSON: "breaks off the JSON that was wanted"
        }
    }

    /// A line for each.
    static var list: String { allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "\n") }
}
