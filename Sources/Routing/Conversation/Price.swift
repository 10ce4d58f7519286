import RAGCore

/// A number of a question that may be a price.
struct Price {
    enum Side {
        case least
        case most
    }

    let value: Double
    /// Nil where none stands beside it.
    let currency: String?
    /// Whether nothing else can be meant: a currency stands beside it, or no word that it could count.
    let isPrice: Bool
    private let numeral: Range<Int>
    private let range: Range<Int>

    init?(_ numeral: Numeral, _ amounts: [Entity], in text: ScannedText) {
        guard let hundredths = numeral.hundredths else { return nil }
        let amount = amounts.first { $0.range.contains(numeral.range.lowerBound) }
        value = Double(hundredths) / 100
        currency = amount.flatMap { $0.value.split(separator: " ").last.map(String.init) }
        self.numeral = numeral.range
        range = amount?.range ?? numeral.range
        let next = text.word(from: numeral.range.upperBound)
        let isLast = next >= text.words.count || StopWords.all.contains(text.words[next].folded)
        let isAttached =
            numeral.range.upperBound < text.bytes.count && text.bytes[numeral.range.upperBound].isASCIILetter
        isPrice = amount != nil || (isLast && !isAttached)
    }

    /// What the words before it say, or "max" and "or less" behind it; nil where they say nothing, or it is no price.
    func side(in text: ScannedText) -> Side? {
        guard isPrice else { return nil }
        let first = text.word(from: range.lowerBound)
        let before = (max(0, first - 3)..<first).map { text.words[$0].folded }
        let phrase = before.suffix(2).joined(separator: " ")
        if Self.mostPhrases.contains(phrase) { return .most }
        if Self.leastPhrases.contains(phrase) { return .least }
        for word in before.reversed() {
            if Self.most.contains(word) { return .most }
            if Self.least.contains(word) { return .least }
            guard Self.fillers.contains(word) else { break }
        }
        let behind = text.word(from: range.upperBound)
        let words = (behind..<min(behind + 2, text.words.count)).map { text.words[$0].folded }
        if Self.behindMost.contains(words.joined(separator: " ")) || Self.behindMost.contains(words.first ?? "") {
            return .most
        }
        return Self.behindLeast.contains(words.joined(separator: " ")) ? .least : nil
    }

    /// `between 50 and 90`, `50-90 €`, `50 bis 90`.
    func isJoined(to other: Price, in text: ScannedText) -> Bool {
        guard range.upperBound <= other.range.lowerBound, other.range.lowerBound - range.upperBound <= 8 else {
            return false
        }
        let between = text.text(range.upperBound..<other.range.lowerBound)
        let link = between.split(separator: " ").joined()
        if ["-", "–", "to", "bis"].contains(link) { return true }
        let first = text.word(from: range.lowerBound)
        return ["and", "und", "y", "a"].contains(link)
            && ["between", "zwischen", "entre", "von", "from", "de"].contains(text.folded(first - 1))
    }

    private static let most: Set = [
        "under", "below", "max", "maximum", "unter", "bis", "hochstens", "maximal", "hasta", "maximo", "within",
        "budget",
        "menos", "upto",
    ]
    private static let least: Set = [
        "over", "above", "least", "minimum", "uber", "ab", "mindestens", "desde", "minimo",
    ]
    private static let mostPhrases: Set = [
        "less than", "cheaper than", "up to", "at most", "no more", "more expensive", "weniger als", "nicht mehr",
        "gunstiger als", "billiger als", "menos de", "por debajo", "no mas", "budget of", "budget is", "budget von",
        "presupuesto de",
    ]
    private static let leastPhrases: Set = ["more than", "at least", "mehr als", "mas de", "al menos"]
    private static let fillers: Set = [
        "than", "of", "de", "als", "von", "is", "ist", "es", "the", "to", "about", "around",
    ]
    private static let behindMost: Set = ["max", "maximum", "or less", "oder weniger", "o menos", "maximal", "maximo"]
    private static let behindLeast: Set = ["or more", "oder mehr", "o mas"]
}
