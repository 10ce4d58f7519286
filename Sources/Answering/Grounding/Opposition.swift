/// How often a sentence and what bears it out say opposite things of a matter that both name.
enum Opposition {
    /// Denials of one side that the other does not have, and opposite words.
    static func count(_ sentence: SentenceReading, against support: [SentenceReading]) -> Int {
        let negations = support.flatMap(\.negations)
        let stems = support.reduce(into: Set<String>()) { $0.formUnion($1.stems) }
        let denied = unmatched(sentence.negations, by: negations, among: stems)
        let dropped = unmatched(negations, by: sentence.negations, among: sentence.stems)
            .filter { !isFreeOfCharge($0, in: sentence) }
        let opposed = denied.count + dropped.count + antonyms(sentence, support, stems)
        return opposed == 0 && deniesOftener(sentence, support.first) ? 1 : opposed
    }

    /// Whether both say nearly the same words, and deny a different number of times.
    private static func deniesOftener(_ sentence: SentenceReading, _ support: SentenceReading?) -> Bool {
        guard let support, sentence.negations.count != support.negations.count,
            Support.share(of: sentence, in: support.stems) >= likeness,
            Support.share(of: support, in: sentence.stems) >= likeness
        else { return false }
        return !support.negations.contains { isFreeOfCharge($0, in: sentence) }
    }

    private static let likeness = 0.8

    /// Those that turn a word which the other side has and turns nowhere.
    private static func unmatched(
        _ negations: [Negation],
        by others: [Negation],
        among stems: Set<String>
    ) -> [Negation] {
        negations.filter { negation in
            let shared = negation.scope.filter(stems.contains)
            guard let nearest = shared.first, nearest == negation.scope.first || shared.count > 1 else { return false }
            return !others.contains { other in shared.contains(where: other.near.contains) }
        }
    }

    /// `no fee` is `free`.
    private static func isFreeOfCharge(_ negation: Negation, in sentence: SentenceReading) -> Bool {
        negation.scope.contains(where: charges.contains) && !sentence.stems.isDisjoint(with: free)
    }

    private static let charges = Set(
        ["fee", "fees", "charge", "cost", "costs", "pay", "gebuhr", "kosten", "gastos", "coste"].map(
            SentenceReading.stem
        )
    )

    private static let free = Set(["free", "kostenlos", "kostenfrei", "gratis", "nothing"].map(SentenceReading.stem))

    private static func antonyms(
        _ sentence: SentenceReading,
        _ support: [SentenceReading],
        _ stems: Set<String>
    ) -> Int {
        sentence.content.count { word in
            guard !stems.contains(word), let sides = Antonyms.sides[word] else { return false }
            return sides.contains { side in
                let opposites = stems.filter { stem in
                    !sentence.stems.contains(stem)
                        && Antonyms.sides[stem]?.contains { $0.pair == side.pair && $0.isFirst != side.isFirst }
                            ?? false
                }
                // `not open` is `closed`.
                return opposites.contains { opposite in
                    let isDenied = sentence.negations.contains { $0.scope.contains(word) }
                    let isOppositeDenied = support.contains { $0.negations.contains { $0.scope.contains(opposite) } }
                    return isDenied == isOppositeDenied
                }
            }
        }
    }
}
