/// What a model is told that judges an answer: a text with places for the question, the answer, its sources and the reference.
package struct JudgePrompt: Sendable, Equatable {
    package enum Place: String, Sendable, CaseIterable {
        case question, answer, sources, reference

        var mark: String { "{{\(rawValue)}}" }
    }

    private enum Piece: Equatable {
        case text(String)
        case place(Place)
    }

    private let pieces: [Piece]

    /// - Throws: where the text has no place for the question, the answer or the sources.
    package init(_ text: String) throws(JudgePromptError) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let (range, place) = Self.next(in: rest) {
            pieces += [.text(String(rest[..<range.lowerBound])), .place(place)]
            rest = rest[range.upperBound...]
        }
        self.pieces = pieces + [.text(String(rest))]
        for place in Place.allCases where place != .reference && !pieces.contains(.place(place)) {
            throw JudgePromptError(missing: place.mark)
        }
    }

    /// What is put in is not looked through: marks in it stay as they are.
    package func filled(_ answer: GivenAnswer, to question: LabelledQuestion) -> String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .text(let more): text += more
            case .place(.question): text += question.question
            case .place(.answer): text += answer.text
            case .place(.sources):
                text += answer.quotes.enumerated().map { "[\($0 + 1)] \($1)" }.joined(separator: "\n")
            case .place(.reference): text += question.answer
            }
        }
    }

    private static func next(in text: Substring) -> (Range<String.Index>, Place)? {
        Place.allCases.compactMap { place in text.firstRange(of: place.mark).map { ($0, place) } }
            .min { $0.0.lowerBound < $1.0.lowerBound }
    }
}

package struct JudgePromptError: Error, Equatable, CustomStringConvertible {
    /// Such as `{{answer}}`.
    package let missing: String

    package var description: String {
        "The prompt has no \(missing); it needs {{question}}, {{answer}} and {{sources}}, and may have {{reference}}."
    }
}
