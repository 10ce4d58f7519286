import Evaluation
import Testing

@Suite struct `Cases of grounding` {
    private static let pages = [
        [
            "You have 60 days to send an item back.", "We do not charge a return fee for it.",
            "Please keep the two receipts.",
        ],
        ["The rental fee is EUR 15 for a day.", "You must bring 2 documents to the store."],
        ["A gift card is valid for 3 years from purchase.", "It cannot be changed back into money."],
    ].enumerated().map { place, sentences in
        GroundingPage(
            documentID: "page-\(place)",
            language: "en",
            sentences: sentences,
            neighbours: [0, 1, 2].filter { $0 != place }
        )
    }

    @Test func `are the same from the same seed`() {
        var first = GroundingCases(Self.pages, seed: 3)
        var second = GroundingCases(Self.pages, seed: 3)
        var third = GroundingCases(Self.pages, seed: 4)
        let cases = first.make(30)
        #expect(cases == second.make(30))
        #expect(cases != third.make(30))
    }

    @Test func `are as many true as spoiled, of each kind`() {
        var made = GroundingCases(Self.pages, seed: 1)
        let cases = made.make(30)
        #expect(cases.count { $0.kind.isTrue } == 30)
        #expect(cases.count { !$0.kind.isTrue } == 30)
        for kind in GroundingCase.Kind.allCases { #expect(cases.count { $0.kind == kind } == 10) }
    }

    @Test func `differ from their source where they are spoiled, and only there`() {
        var made = GroundingCases(Self.pages, seed: 2)
        for made in made.make(60) {
            let cited = made.cited.flatMap { Self.pages[made.sources[$0 - 1]].sentences }
            switch made.kind {
            case .verbatim: #expect(cited.contains(made.sentence))
            case .number, .negation, .source: #expect(!cited.contains(made.sentence))
            case .joined: #expect(made.cited.count == 2)
            case .rewritten: #expect(!cited.contains(made.sentence))
            }
        }
    }

    @Test func `are tallied by kind`() {
        let scores = GroundingScores([(.verbatim, true), (.rewritten, false), (.number, false), (.source, true)])
        #expect(scores.caught == 0.5)
        #expect(scores.falseAlarms == 0.5)
        #expect(scores.rows.first { $0.kind == .number }?.share == 1)
    }
}
