/// The sentence of the passages that shares most words with the question, and whose it is.
struct SourceQuote {
    var sentence: ArraySlice<UInt8>
    var number: Int

    private var shared = 0

    /// Nil where no sentence shares a word. Of equals the first is taken.
    init?(for question: [UInt8], passages asked: [SourcePassage], from messages: [(text: [UInt8], [SourcePassage])]) {
        sentence = []
        number = 0
        let wanted = Self.words(of: question, without: asked)
        for (text, passages) in messages {
            for passage in passages {
                for range in passage.sentences(in: text) { consider(range, of: text, passage.number, wanted) }
            }
        }
        if shared == 0 { return nil }
    }

    private mutating func consider(_ range: Range<Int>, of text: [UInt8], _ number: Int, _ wanted: Set<UInt64>) {
        let count = Set(WordHashes(text, in: range).lazy.filter(wanted.contains)).count
        guard count > shared else { return }
        (sentence, self.number, shared) = (text[range], number, count)
    }

    /// The passages may stand in the question's own message.
    private static func words(of question: [UInt8], without passages: [SourcePassage]) -> Set<UInt64> {
        var words: Set<UInt64> = []
        var start = 0
        for passage in passages {
            words.formUnion(WordHashes(question, in: start..<passage.range.lowerBound))
            start = passage.range.upperBound
        }
        words.formUnion(WordHashes(question, in: start..<question.count))
        return words
    }
}
