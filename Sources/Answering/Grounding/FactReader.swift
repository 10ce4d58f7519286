import Routing

/// Finds the hard facts of a sentence's tokens.
struct FactReader {
    /// Those that a source has to have.
    private(set) var facts: [HardFact] = []
    /// Those that only bear out others: `one`.
    private(set) var weak: [HardFact] = []
    /// The places of the tokens that are numbers, or words for numbers.
    private(set) var places: Set<Int> = []
    private let tokens: [SentenceToken]

    private static let times = ["twice": 2.0, "zweimal": 2]
    /// They may be articles, so no sentence has to prove them.
    private static let ones = NumberWords.articles.subtracting(["a", "an"]).union(["once", "single", "einmal"])

    init(_ tokens: [SentenceToken]) {
        self.tokens = tokens
        var index = 0
        while index < tokens.count { index += read(index) }
    }

    /// How many tokens were read.
    private mutating func read(_ index: Int) -> Int {
        switch tokens[index] {
        case .code(let code):
            facts.append(.code(code))
        case .word(let word):
            return readWord(word, index)
        case .number(let text):
            return readNumber(text, index)
        case .sign, .stop:
            break
        }
        return 1
    }

    private mutating func readWord(_ word: String, _ index: Int) -> Int {
        if let month = DateWords.months[word], let day = dayNumber(index + 1) {
            let year = self.year(index + 2)
            facts.append(.day(year: year?.value, month: month, day: day))
            places.formUnion(index...(year?.place ?? index + 1))
            return (year?.place ?? index + 1) - index + 1
        }
        if let value = NumberWords.value(of: word).map(Double.init) ?? Self.times[word] {
            facts.append(.quantity(readings: [value], unit: unit(of: index)))
            places.insert(index)
        } else if Self.ones.contains(word) {
            weak.append(.quantity(readings: [1], unit: unit(of: index)))
        }
        return 1
    }

    private mutating func readNumber(_ text: String, _ index: Int) -> Int {
        places.insert(index)
        if let day = NumberText.day(of: text) {
            facts.append(day)
        } else if let minutes = NumberText.time(of: text) {
            facts.append(.time(afternoon(index + 1) && minutes < 720 ? minutes + 720 : minutes))
        } else if let day = dayNumber(index), let (month, place) = month(index + 1) {
            let year = self.year(place + 1)
            facts.append(.day(year: year?.value, month: month, day: day))
            places.formUnion(index...(year?.place ?? place))
            return (year?.place ?? place) - index + 1
        } else {
            readQuantity(text, index)
        }
        return 1
    }

    private mutating func readQuantity(_ text: String, _ index: Int) {
        let readings = NumberText.readings(of: text)
        if readings.isEmpty {
            facts.append(.code(text))
        } else if let hour = readings.first, hour <= 24, hour.rounded() == hour, isHour(index + 1) {
            facts.append(.time(Int(hour) * 60 + (afternoon(index + 1) && hour < 12 ? 720 : 0)))
        } else {
            facts.append(.quantity(readings: readings, unit: unit(of: index)))
        }
    }

    // MARK: What stands around a number

    /// The unit behind it, perhaps with an adjective between (`5 working days`) or another number (`2 to 4 days`), or the
    /// currency in front of it.
    private func unit(of index: Int) -> MeasureUnit? {
        if index > 0, let unit = MeasureUnit(tokens[index - 1]), case .money = unit.kind { return unit }
        var words = 0
        for token in tokens[(index + 1)...].prefix(4) {
            switch token {
            case .number: words = 0
            case .stop: return nil
            case .sign, .word:
                if let unit = MeasureUnit(token) { return unit }
                words += 1
                if words > 1 { return nil }
            case .code: return nil
            }
        }
        return nil
    }

    private func word(_ index: Int) -> String? {
        guard index < tokens.count, case .word(let word) = tokens[index] else { return nil }
        return word
    }

    private func dayNumber(_ index: Int) -> Int? {
        guard index < tokens.count, case .number(let text) = tokens[index], text.count <= 2, let day = Int(text) else {
            return nil
        }
        return (1...31).contains(day) ? day : nil
    }

    /// `13 March`, `13th of March`, `13 de marzo`.
    private func month(_ index: Int) -> (month: Int, place: Int)? {
        for place in index..<(index + 3) {
            guard let word = word(place) else { return nil }
            if let month = DateWords.months[word] { return (month, place) }
            guard ["of", "de", "th", "st", "nd", "rd"].contains(word) else { return nil }
        }
        return nil
    }

    /// A year at that place, behind a comma or `de` too.
    private func year(_ index: Int) -> (value: Int, place: Int)? {
        for place in index..<min(index + 2, tokens.count) {
            switch tokens[place] {
            case .number(let text):
                guard text.count == 4, let year = Int(text), (1_900...2_200).contains(year) else { return nil }
                return (year, place)
            case .stop, .word("de"): continue
            case .word, .sign, .code: return nil
            }
        }
        return nil
    }

    private func isHour(_ index: Int) -> Bool {
        word(index).map { ["uhr", "pm", "am", "oclock"].contains($0) } ?? false
    }

    private func afternoon(_ index: Int) -> Bool { word(index) == "pm" }
}
