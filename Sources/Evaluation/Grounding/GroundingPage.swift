/// A passage that cases are made of.
package struct GroundingPage: Sendable, Equatable {
    package var documentID: String
    /// A BCP 47 tag.
    package var language: String
    package var sentences: [String]
    /// The places of passages of other documents that are like it, nearest first.
    package var neighbours: [Int]

    package init(documentID: String, language: String, sentences: [String], neighbours: [Int]) {
        self.documentID = documentID
        self.language = language
        self.sentences = sentences
        self.neighbours = neighbours
    }

    /// The places of the sentences that a model might have written: whole ones, of some words.
    var statements: [Int] {
        sentences.indices.filter { place in
            sentences[place].last == "." && sentences[place].first?.isLetter ?? false
                && ComparedWords(sentences[place]).words.count >= 5
        }
    }

    /// Whether it begins with a yes or a no that answers its question, and so stands by itself only.
    static func isAnswerWord(_ sentence: String) -> Bool {
        ["Yes", "No", "Ja", "Nein", "Sí"].contains { sentence.hasPrefix("\($0),") || sentence.hasPrefix("\($0).") }
    }

    /// Whether it says the sentence too, as far as its words and numbers tell.
    func says(_ sentence: String) -> Bool {
        let words = ComparedWords(sentence).words
        let own = Set(sentences.flatMap { ComparedWords($0).words })
        let numbers = sentences.reduce(into: Set<String>()) { $0.formUnion(DigitWords.words(of: $1)) }
        return Double(words.count(where: own.contains)) >= 0.8 * Double(words.count)
            && DigitWords.words(of: sentence).isSubset(of: numbers)
    }
}
