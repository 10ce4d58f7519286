import Evaluation
import RAGCore
import TestSupport
import Testing

@Suite struct AnswerMatchTests {
    @Test(
        arguments: [
            // Answer, reference, language, exact, F1, recall.
            ("60 days", "60 days", "en", true, 1, 1),
            ("The *60* days!", "60  DAYS", "en", true, 1, 1),
            // Two words of three, all of the reference.
            ("within 60 days", "60 days.", "en", false, 0.8, 1),
            // SQuAD drops punctuation and does not part by it.
            ("60-day", "60 day", "en", false, 0, 0),
            // A word counts as often as both have it.
            ("no no no", "no no yes", "en", false, 2.0 / 3, 2.0 / 3),
            ("days 60", "60 days", "en", false, 1, 1),
            ("", "60 days", "en", false, 0, 0),
            ("die Rückgabe", "der Rückgabe", "de-AT", true, 1, 1),
            ("die Rückgabe", "der Rückgabe", "en", false, 0.5, 0.5),
            ("la devolución", "una devolución…", "es", true, 1, 1),
            ("六十天", "六十日", "zh", false, 2.0 / 3, 2.0 / 3),
        ] as [(String, String, String, Bool, Double, Double)]
    )
    func `words are compared as SQuAD compares them`(
        answer: String,
        reference: String,
        language: String,
        isExact: Bool,
        f1: Double,
        recall: Double
    ) throws {
        let match = try #require(AnswerMatch(of: answer, with: reference, language: language))
        #expect(match.isExact == isExact)
        #expect(abs(match.f1 - f1) < 1e-15)
        #expect(abs(match.recall - recall) < 1e-15)
    }

    @Test(arguments: ["", " ", "…", "The"])
    func `nothing matches a reference without words`(reference: String) {
        #expect(AnswerMatch(of: "The", with: reference, language: "en") == nil)
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `F1 is symmetric, between recall and precision, and 1 for the same words alone`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func text() -> [String] {
            (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                ["tent", "60", "days", "Return", "€", "no"].randomElement(using: &generator) ?? ""
            }
        }
        let (one, other) = (text(), text())
        func match(_ answer: [String], _ reference: [String]) throws -> AnswerMatch {
            try #require(
                AnswerMatch(
                    of: answer.joined(separator: " "),
                    with: reference.joined(separator: ", "),
                    language: "en"
                )
            )
        }
        let (there, back) = (try match(one, other), try match(other, one))
        #expect(there.f1 == back.f1)
        #expect(
            min(there.recall, back.recall) - 1e-12 <= there.f1 && there.f1 <= max(there.recall, back.recall) + 1e-12
        )
        #expect((there.f1 == 1) == (one.sorted() == other.sorted()))
        #expect(there.isExact == (one == other))
    }
}
