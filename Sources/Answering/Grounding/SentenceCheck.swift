/// Holds sentences of an answer against the sources that they cite. What needs no embedder; the cosine is given.
package struct SentenceCheck: Sendable {
    package let sources: [AnswerSource]
    private let read: [ReadSource]

    /// - Parameter sources: number n is at n - 1.
    package init(sources: [AnswerSource]) {
        self.sources = sources
        read = sources.map(ReadSource.init)
    }

    /// What speaks for the sentence, all but the cosine.
    ///
    /// - Parameter cited: numbers of sources; those that are none are passed over.
    package func signals(of sentence: String, citing cited: [Int]) -> GroundingSignals {
        finding(of: sentence, citing: cited).signals
    }

    func finding(of sentence: String, citing cited: [Int]) -> SentenceFinding {
        let reading = SentenceReading(sentence)
        let known = cited.filter { (1...max(1, sources.count)).contains($0) && !sources.isEmpty }
        let named = known.map { (number: $0, source: read[$0 - 1]) }
        let support = Support(of: reading, in: named)
        let best = support.places.map { read[$0.source - 1].sentences[$0.sentence] }
        // What is above a text holds for all of it.
        let near = best + named.map(\.source.context)
        var signals = GroundingSignals(single: support.single, pair: support.pair, semantic: support.pair)
        signals.words = reading.content.count
        signals.whole = Support.share(of: reading, in: named.reduce(into: []) { $0.formUnion($1.source.stems) })
        for fact in reading.facts where !near.contains(where: { $0.bearsOut(fact) }) {
            let isThere = named.contains { $0.source.sentences.contains { $0.bearsOut(fact) } }
            if isThere { signals.distant += 1 } else { signals.missing += 1 }
        }
        signals.opposed = Opposition.count(reading, against: Array(best.prefix(support.strong.count)))
        if let says = reading.particle, let other = best.first?.particle, says != other { signals.opposed += 1 }
        signals.rival = rival(of: reading, citing: known, than: support.pair)
        return SentenceFinding(signals: signals, support: support, reading: reading)
    }

    private func rival(of reading: SentenceReading, citing cited: [Int], than share: Double) -> Double {
        let others = read.indices.filter { !cited.contains($0 + 1) }
        let best = others.map { Support(of: reading, in: [($0 + 1, read[$0])]).pair }.max() ?? 0
        return max(0, best - share)
    }
}

/// What a check found of a sentence.
struct SentenceFinding: Sendable {
    var signals: GroundingSignals
    let support: Support
    let reading: SentenceReading
}
