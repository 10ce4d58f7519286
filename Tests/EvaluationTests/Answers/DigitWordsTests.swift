import Evaluation
import Testing

@Suite struct DigitWordsTests {
    @Test(
        arguments: [
            ("It costs €3.95, or 20%.", ["3.95", "20"]),
            // A decimal comma, a number at the end of a sentence, and one before a list goes on.
            ("4,50 EUR ab 60. Sonst 1, 2 oder 3", ["4.50", "60", "1", "2", "3"]),
            ("60-day", ["60"]), ("60 days", ["60"]),
            ("TX-200 and tx_201-b", ["tx-200", "tx_201-b"]),
            ("2026-11-21 at 16:30, 1/2", ["2026-11-21", "16:30", "1/2"]),
            ("38–40 or 200×300", ["38", "40", "200", "300"]),
            ("the 3P tent -5 7- 8.", ["3p", "5", "7", "8"]),
            ("no digits: none-at-all", []), ("", []),
        ] as [(String, Set<String>)]
    )
    func `amounts, dates and article numbers are words with digits`(text: String, words: Set<String>) {
        #expect(DigitWords.words(of: text) == words)
    }
}
