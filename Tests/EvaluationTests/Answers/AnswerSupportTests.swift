import Evaluation
import RAGCore
import TestSupport
import Testing

@Suite struct AnswerSupportTests {
    private let quote = "You have 60 days from the day of delivery to send an item back."

    @Test(
        arguments: [
            // The answer, its sentences, those supported, those that stand in the quote.
            ("You have 60 days from the day of delivery to send an item back.", 1, 1, 1),
            ("you have 60 days,  from the “day of delivery”!", 1, 1, 1),
            // Five words, of which four are the quote's; then three of four.
            ("You clearly have 60 days.", 1, 1, 0),
            ("We have 60 days.", 1, 0, 0),
            // Every other word is the quote's, and the number is not.
            ("You have 90 days from the day of delivery to send an item back.", 1, 0, 0),
            // All words are the quote's, in another order.
            ("From delivery you have 60 days.", 1, 1, 0),
            ("You have 60 days. Tents are cheap.", 2, 1, 1),
            ("", 0, 0, 0), ("— …", 0, 0, 0),
        ] as [(String, Int, Int, Int)]
    )
    func `a sentence is borne out by the words and numbers of the quotes`(
        text: String,
        sentences: Int,
        supported: Int,
        verbatim: Int
    ) {
        let support = AnswerSupport(of: text, by: [quote])
        #expect([support.sentences, support.supported, support.verbatim] == [sentences, supported, verbatim])
    }

    @Test func `quotes bear a sentence out together, but it stands in one`() {
        let support = AnswerSupport(
            of: "Tents are cheap and kettles are dear.",
            by: ["Tents are cheap", "and kettles are dear"]
        )
        #expect(support.supported == 1 && support.verbatim == 0)
    }

    @Test func `a quote without a full stop is a sentence, and a mark within one does not end it`() {
        let quotes = ["Opening hours", "You have 60 days", "no kettles"]
        let headed = AnswerSupport(of: "Opening hours [1] You have 60 days [2] no kettles [3]", by: quotes)
        #expect([headed.sentences, headed.supported, headed.verbatim] == [3, 3, 3])
        let joined = AnswerSupport(of: "You [1] do have 60 [2] days.", by: quotes)
        #expect([joined.sentences, joined.supported, joined.verbatim] == [1, 1, 0])
    }

    @Test func `without quotes nothing is supported`() {
        let support = AnswerSupport(of: "You have 60 days.", by: [])
        #expect(support.sentences == 1 && support.supported == 0)
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `an answer made of quotes is supported whole`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = ["Tents", "cost", "3.95", "€", "z. B.", "60-day", "and", "Ü", "TX-200", "|", "why?", "(no)"]
        let quotes = (1...Int.random(in: 1...4, using: &generator)).map { _ in
            (1...Int.random(in: 1...9, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }
                .joined(separator: " ")
        }
        let text = quotes.enumerated().map { "\($1) [\($0 + 1)]" }.joined(separator: " ")
        let support = AnswerSupport(of: text, by: quotes)
        #expect(support.verbatim == support.sentences && support.supported == support.sentences, "\(text)")
    }

    @Test(
        arguments: [
            ("Yes. [1] No [12].", "Yes.  No ."), ("[1][2]", ""), ("[a] [] [1", "[a] [] [1"),
            ("[1234] [²]", "[1234] [²]"),
            ("[[3]]", "[]"), ("ü[1]ü", "üü"), ("", ""),
        ]
    )
    func `marks of citations are no part of an answer's words`(text: String, kept: String) {
        #expect(CitationMarks.removed(from: text) == kept)
    }
}
