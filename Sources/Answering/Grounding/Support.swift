/// The one or two sentences that bear a sentence out best.
struct Support: Sendable, Equatable {
    struct Place: Sendable, Hashable {
        /// The number of the source.
        let source: Int
        /// The place of the sentence in it.
        let sentence: Int
    }

    /// Best first; empty where the sources have none of its words nor facts.
    private(set) var places: [Place] = []
    private(set) var single = 0.0
    private(set) var pair = 0.0

    /// The second is left out where it only adds a word or two: what it denies is another matter.
    var strong: ArraySlice<Place> { places.prefix(pair - single >= 0.25 ? 2 : 1) }

    /// - Parameter sources: by their numbers.
    init(of reading: SentenceReading, in sources: [(number: Int, source: ReadSource)]) {
        let rows = sources.flatMap { number, source in
            source.sentences.enumerated().map { (Place(source: number, sentence: $0), $1) }
        }
        guard let first = Self.best(rows, for: reading, beside: []) else { return }
        single = Self.share(of: reading, in: first.1.stems)
        pair = single
        places = [first.0]
        let others = rows.filter { $0.0 != first.0 }
        guard let second = Self.best(others, for: reading, beside: [first.1]) else { return }
        pair = Self.share(of: reading, in: first.1.stems.union(second.1.stems))
        places.append(second.0)
    }

    /// The share of its words; 1 where it has none.
    static func share(of reading: SentenceReading, in stems: Set<String>) -> Double {
        guard !reading.content.isEmpty else { return 1 }
        return Double(reading.content.count(where: stems.contains)) / Double(reading.content.count)
    }

    /// The row that adds most words and facts; nil where none adds any. Of equals the shortest, then the first.
    private static func best(
        _ rows: [(Place, SentenceReading)],
        for reading: SentenceReading,
        beside known: [SentenceReading]
    ) -> (Place, SentenceReading)? {
        let words = reading.content.filter { word in !known.contains { $0.stems.contains(word) } }
        let facts = reading.facts.filter { fact in !known.contains { $0.bearsOut(fact) } }
        var best: (row: (Place, SentenceReading), gain: Int)?
        for row in rows {
            let gain = 2 * words.count(where: row.1.stems.contains) + 2 * facts.count(where: row.1.bearsOut)
            guard gain > 0 else { continue }
            if let best, (best.gain, -best.row.1.content.count) >= (gain, -row.1.content.count) { continue }
            best = (row, gain)
        }
        return best?.row
    }
}

extension SentenceReading {
    func bearsOut(_ fact: HardFact) -> Bool {
        facts.contains { fact.isBorneOut(by: $0) } || weak.contains { fact.isBorneOut(by: $0) }
    }
}
