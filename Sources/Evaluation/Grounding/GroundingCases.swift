import RAGCore

/// Makes sentences that stand on their sources and sentences that do not, of passages; the same ones from the same seed.
package struct GroundingCases {
    /// How many passages a prompt has.
    private static let sourceCount = 4

    private let pages: [GroundingPage]
    private let places: [Int]
    private var random: SeededGenerator

    /// - Parameter half: of the documents, by their ids; the sources beside the right one may be of the other half.
    package init(_ pages: [GroundingPage], half: QuestionHalf = .all, seed: UInt64) {
        self.pages = pages
        places = pages.indices.filter { half.holds(pages[$0].documentID) && !pages[$0].statements.isEmpty }
        random = SeededGenerator(seed: seed)
    }

    /// As many true cases and as many spoiled ones, in equal parts of each kind; fewer where the passages have not enough
    /// sentences that can be changed so.
    package mutating func make(_ count: Int) -> [GroundingCase] {
        guard !places.isEmpty else { return [] }
        let kinds = GroundingCase.Kind.allCases
        return [true, false].flatMap { isTrue in
            let kinds = kinds.filter { $0.isTrue == isTrue }
            var cases: [GroundingCase] = []
            var tries = 0
            while cases.count < count, tries < 40 * count {
                tries += 1
                if let made = attempt(kinds[cases.count % kinds.count]) { cases.append(made) }
            }
            return cases
        }
    }

    private mutating func attempt(_ kind: GroundingCase.Kind) -> GroundingCase? {
        guard let place = places.randomElement(using: &random),
            let chosen = pages[place].statements.randomElement(using: &random)
        else { return nil }
        let page = pages[place]
        let sentence = page.sentences[chosen]
        let changer = SentenceChanger(language: page.language)
        switch kind {
        case .verbatim: return made(kind, sentence, place, citing: [place])
        case .rewritten:
            return changer.rewritten(sentence, using: &random).flatMap { made(kind, $0, place, citing: [place]) }
        case .joined: return joined(sentence, place)
        case .number:
            let changed = changer.withOtherNumber(sentence, using: &random)
            return changed.flatMap { page.says($0) ? nil : made(kind, $0, place, citing: [place]) }
        case .negation:
            return changer.denied(sentence, using: &random).flatMap { made(kind, $0, place, citing: [place]) }
        case .source:
            let others = page.neighbours.prefix(Self.sourceCount - 1).filter { !pages[$0].says(sentence) }
            // Half of the time the right source is not among those of the prompt.
            let isThere = Bool.random(using: &random)
            return others.randomElement(using: &random).flatMap {
                made(kind, sentence, place, citing: [$0], leavingOut: isThere ? nil : place)
            }
        }
    }

    private mutating func joined(_ sentence: String, _ place: Int) -> GroundingCase? {
        guard let other = pages[place].neighbours.first,
            let second = pages[other].statements.randomElement(using: &random),
            !GroundingPage.isAnswerWord(pages[other].sentences[second]),
            pages[other].language == pages[place].language
        else { return nil }
        let and = ["de": "und", "es": "y"][pages[place].language] ?? "and"
        return made(
            .joined,
            "\(sentence.dropLast()), \(and) \(pages[other].sentences[second])",
            place,
            citing: [place, other]
        )
    }

    private mutating func made(
        _ kind: GroundingCase.Kind,
        _ sentence: String,
        _ place: Int,
        citing cited: [Int],
        leavingOut left: Int? = nil
    ) -> GroundingCase? {
        let needed = Set(cited + [place]).subtracting([left].compactMap(\.self))
        let others = pages[place].neighbours.filter { !needed.contains($0) }
        let beside = Array(others.prefix(max(0, Self.sourceCount - needed.count)))
        let sources = (needed.sorted() + beside).shuffled(using: &random)
        let numbers = cited.compactMap { sources.firstIndex(of: $0).map { $0 + 1 } }
        guard numbers.count == cited.count else { return nil }
        return GroundingCase(
            kind: kind,
            sentence: sentence,
            sources: sources,
            cited: numbers.sorted(),
            documentID: pages[place].documentID
        )
    }
}
