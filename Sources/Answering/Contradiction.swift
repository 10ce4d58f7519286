import Routing

/// Whether two sentences say different numbers of the same thing: "within 30 days" and "within 60 days".
package enum Contradiction {
    /// True where both name a number of one unit, and no number of that unit is in both.
    package static func isBetween(_ first: String, _ second: String) -> Bool {
        let (a, b) = (amounts(in: first), amounts(in: second))
        return a.contains { unit, numbers in
            b[unit].map { numbers.isDisjoint(with: $0) } ?? false
        }
    }

    /// The numbers of each unit. The unit is the word behind a number, or the currency before it.
    private static func amounts(in text: String) -> [String: Set<String>] {
        let words = QuestionWords.words(of: text)
        var amounts: [String: Set<String>] = [:]
        for index in words.indices where words[index].utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            if index > words.startIndex, currencies.contains(words[index - 1]) {
                amounts[words[index - 1], default: []].insert(words[index])
            } else if index + 1 < words.endIndex, !StopWords.all.contains(words[index + 1]) {
                amounts[QuestionWords.stem(words[index + 1]), default: []].insert(words[index])
            }
        }
        return amounts
    }

    private static let currencies: Set<String> = ["eur", "gbp", "usd", "chf"]
}
