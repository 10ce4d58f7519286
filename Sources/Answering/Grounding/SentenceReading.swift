import RAGCore
import Routing

/// A sentence as it is checked: what it speaks of, its hard facts, and what it denies.
struct SentenceReading: Sendable, Equatable {
    /// The stems of the words that carry meaning, each once, in their order.
    let content: [String]
    let stems: Set<String>
    let facts: [HardFact]
    /// What bears out others beside `facts`.
    let weak: [HardFact]
    let negations: [Negation]
    /// What it says where it begins with a yes or a no and goes on behind a comma, or has nothing else.
    let particle: Bool?

    init(_ text: String) {
        let tokens = SentenceToken.tokens(of: Self.withoutListNumber(text))
        let reader = FactReader(tokens)
        facts = reader.facts
        weak = reader.weak
        let particle = Self.particle(tokens)
        self.particle = particle
        var clauses: [[ReadWord]] = [[]]
        var content: [String] = []
        var seen: Set<String> = []
        for (index, token) in tokens.enumerated() {
            switch token {
            case .stop: clauses.append([])
            case .word(let word) where !(index == 0 && particle != nil):
                let isNegation = Negation.words.contains(word)
                let isContent = !isNegation && !reader.places.contains(index) && Self.carriesMeaning(word)
                let stem = isContent ? Self.stem(word) : nil
                clauses[clauses.count - 1].append(ReadWord(stem: stem, isNegation: isNegation))
                if let stem, seen.insert(stem).inserted { content.append(stem) }
            case .word, .number, .sign, .code: break
            }
        }
        self.content = content
        stems = seen
        negations = Negation.all(in: clauses)
    }

    var isEmpty: Bool { content.isEmpty && facts.isEmpty }

    /// `QuestionWords.stem`, and of short words without their last `e`, so that `take` and `takes` meet.
    static func stem(_ word: String) -> String {
        let stem = QuestionWords.stem(word)
        return stem.utf8.count == 4 && stem.hasSuffix("e") ? String(stem.dropLast()) : stem
    }

    private static func carriesMeaning(_ word: String) -> Bool {
        !StopWords.all.contains(word) && MeasureUnit.named[word] == nil || tellingStopWords.contains(word)
    }

    /// Words that questions are not told by, and that what a shop says hangs on.
    private static let tellingStopWords: Set<String> = [
        "before", "after", "nach", "vor", "help", "need", "know", "want", "get",
    ]

    private static func particle(_ tokens: [SentenceToken]) -> Bool? {
        guard case .word(let first)? = tokens.first, let says = Negation.particles[first] else { return nil }
        return tokens.count == 1 || tokens[1] == .stop ? says : nil
    }

    /// `1. Open the box` has no number; `3. März` has.
    private static func withoutListNumber(_ text: String) -> Substring {
        let digits = text.utf8.prefix(3).prefix { (0x30...0x39).contains($0) }
        let rest = text.dropFirst(digits.count)
        guard (1...2).contains(digits.count), let mark = rest.first, ".)".contains(mark) else { return text[...] }
        let behind = rest.dropFirst()
        guard behind.first == " ", let word = QuestionWords.words(of: String(behind.prefix(24))).first else {
            return text[...]
        }
        return DateWords.months[word] == nil ? behind : text[...]
    }
}
