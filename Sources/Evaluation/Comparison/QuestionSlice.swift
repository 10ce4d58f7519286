/// Questions that have something in common.
struct QuestionSlice: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable, Codable {
        case tag
        case language
        /// In words.
        case length
        case intent
    }

    var kind: Kind
    var name: String
    /// Positions in the list of questions, ascending.
    var positions: [Int]

    /// By kind, the largest of each first; a question may stand in several of a kind, or in none.
    static func slices(of questions: [EvaluationResult.Question?]) -> [QuestionSlice] {
        Kind.allCases.flatMap { kind in
            var positions: [String: [Int]] = [:]
            for (position, question) in questions.enumerated() {
                guard let question else { continue }
                for name in names(of: question, kind) { positions[name, default: []].append(position) }
            }
            let slices = positions.map { QuestionSlice(kind: kind, name: $0, positions: $1) }
            return slices.sorted { ($1.positions.count, $0.name) < ($0.positions.count, $1.name) }.prefix(
                ComparisonSettings.slicesOfAKind
            )
        }
    }

    private static func names(of question: EvaluationResult.Question, _ kind: Kind) -> Set<String> {
        switch kind {
        case .tag: Set(question.tags)
        case .language: Set([question.language].compactMap(\.self))
        case .length: [length(of: question.text)]
        case .intent: Set([question.intent].compactMap(\.self))
        }
    }

    private static func length(of text: String) -> String {
        switch text.split(whereSeparator: \.isWhitespace).count {
        case ..<5: "1-4 words"
        case ..<10: "5-9 words"
        case ..<20: "10-19 words"
        default: "20+ words"
        }
    }
}
