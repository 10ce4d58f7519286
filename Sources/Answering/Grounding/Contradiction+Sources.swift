package import RAGCore

/// Places of different documents that disagree.
extension Contradiction {
    /// Two sentences speak of one matter where they share at least as many words, and differ in fillers only.
    private static let sharedWords = 2

    /// The pairs of sentences that say different numbers, days or opposite things of one matter, in the order of the
    /// sources; of two documents each kind once.
    ///
    /// It would rather miss one than name two rules for different cases: beside what differs the sentences have to agree in
    /// all words that tell, and the titles must not set them apart (tents and boots, Berlin and Munich). Of what a service said
    /// there are none.
    package static func conflicts(among sources: [AnswerSource]) -> [SourceConflict] {
        let pages = sources.filter { $0.chunkID != nil }.map { (source: $0, read: ReadSource($0)) }
        var conflicts: [SourceConflict] = []
        for (place, first) in pages.enumerated() {
            for second in pages[(place + 1)...] where areComparable(first, second) {
                for conflict in Self.conflicts(first, second) {
                    let isKnown = conflicts.contains {
                        $0.kind == conflict.kind && $0.first.documentID == conflict.first.documentID
                            && $0.second.documentID == conflict.second.documentID
                    }
                    if !isKnown { conflicts.append(conflict) }
                }
            }
        }
        return conflicts
    }

    private typealias Page = (source: AnswerSource, read: ReadSource)

    /// Whether they are of different documents whose titles do not name what the other one does not speak of, and hold at
    /// the same time.
    private static func areComparable(_ first: Page, _ second: Page) -> Bool {
        guard first.source.documentID != second.source.documentID else { return false }
        if first.source.isProduct, second.source.isProduct { return false }
        if let end = first.source.validity.until, let start = second.source.validity.from, end < start { return false }
        if let end = second.source.validity.until, let start = first.source.validity.from, end < start { return false }
        return isCovered(first.source.title, by: second.read) && isCovered(second.source.title, by: first.read)
    }

    private static func isCovered(_ title: String, by page: ReadSource) -> Bool {
        let reading = SentenceReading(title)
        let codes = reading.facts.filter { if case .code = $0 { true } else { false } }
        return codes.allSatisfy { code in page.context.bearsOut(code) || page.sentences.contains { $0.bearsOut(code) } }
            && reading.content.allSatisfy { page.stems.contains($0) || genericWords.contains($0) }
    }

    /// Words for what a page is, not for what it is about.
    private static let genericWords = Set(
        [
            "policy", "faq", "terms", "conditions", "guide", "page", "notes", "overview", "help", "questions",
            "answers", "info",
            "information", "rules", "quick", "old", "new", "richtlinie", "fragen", "antworten", "bedingungen",
            "hinweise",
            "politica", "preguntas", "condiciones", "guia",
        ].map(SentenceReading.stem)
    )

    private static func conflicts(_ first: Page, _ second: Page) -> [SourceConflict] {
        var conflicts: [SourceConflict] = []
        for (index, one) in first.read.sentences.enumerated() {
            for (other, two) in second.read.sentences.enumerated() {
                guard areAlike(one, two), let kind = kind(of: one, two) else { continue }
                // Below `What we do not accept` a list denies without a word.
                if kind == .yesNo, !(first.read.context.negations + second.read.context.negations).isEmpty { continue }
                conflicts.append(
                    SourceConflict(kind: kind, first: side(first.source, index), second: side(second.source, other))
                )
            }
        }
        return conflicts
    }

    private static func side(_ source: AnswerSource, _ sentence: Int) -> SourceConflict.Side {
        SourceConflict.Side(
            documentID: source.documentID,
            chunkID: source.chunkID ?? 0,
            sentence: source.sentences[sentence].shown
        )
    }

    private static func areAlike(_ one: SentenceReading, _ two: SentenceReading) -> Bool {
        guard min(one.stems.count, two.stems.count) >= sharedWords else { return false }
        let rest = one.stems.symmetricDifference(two.stems)
        return one.stems.intersection(two.stems).count >= sharedWords
            && rest.allSatisfy { fillers.contains($0) || Antonyms.sides[$0] != nil }
    }

    /// Words that tell no case from another.
    private static let fillers = Set(
        [
            "item", "items", "may", "product", "products", "article", "goods", "within", "please", "simply", "always",
            "day",
            "days", "usually", "normally", "purchase", "delivery", "receipt", "arrival", "order",
            "date", "customer", "customers", "take", "takes", "allowed", "possible", "full", "kauf", "lieferung",
            "erhalt",
            "kunden", "moglich", "compra", "entrega", "recepcion", "clientes", "posible", "artikel", "ware", "bitte",
            "immer", "innerhalb", "binnen", "articulo",
            "articulos",
            "producto", "siempre", "dentro",
        ].map(SentenceReading.stem)
    )

    private static func kind(of one: SentenceReading, _ two: SentenceReading) -> SourceConflict.Kind? {
        let days = (one.facts.filter(\.isDay), two.facts.filter(\.isDay))
        if !days.0.isEmpty, !days.1.isEmpty,
            !days.0.contains(where: { day in days.1.contains { day.isBorneOut(by: $0) } })
        {
            return .date
        }
        if haveOtherNumbers(one, two) || haveOtherNumbers(two, one) { return .number }
        // In few words a denial is easily one of another matter.
        guard min(one.stems.count, two.stems.count) > sharedWords else { return nil }
        return Opposition.count(one, against: [two]) > 0 ? .yesNo : nil
    }

    /// Whether all numbers of a unit in one are other than all of that unit in the other.
    private static func haveOtherNumbers(_ one: SentenceReading, _ two: SentenceReading) -> Bool {
        one.facts.contains { fact in
            let others = two.facts.filter { fact.isOfOneKind(with: $0) }
            guard !others.isEmpty else { return false }
            let own = one.facts.filter { fact.isOfOneKind(with: $0) }
            return !own.contains { mine in others.contains { mine.isBorneOut(by: $0) } }
        }
    }
}

extension HardFact {
    var isDay: Bool { if case .day = self { true } else { false } }

    /// Whether both are numbers of one unit, or of none, or times.
    func isOfOneKind(with other: HardFact) -> Bool {
        switch (self, other) {
        case (.quantity(_, let unit), .quantity(_, let otherUnit)): unit?.kind == otherUnit?.kind
        case (.time, .time): true
        default: false
        }
    }
}
