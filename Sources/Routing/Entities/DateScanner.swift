import RAGCore

/// Finds days: in figures, with the name of a month, or counted from today. The value is ISO 8601.
///
/// In figures the day stands before the month, unless only the other order is a day: `11/21/2026`. A day without a year
/// is in the year in which it is nearest to today.
struct DateScanner: Sendable {
    let today: CalendarDate

    func entities(in text: ScannedText, _ numerals: [Numeral]) -> [Entity] {
        let written = numerals.compactMap { inFigures(at: $0.range.lowerBound, in: text) }
        var entities: [Entity] = []
        var index = 0
        while index < text.words.count {
            if let (date, words) = inWords(around: index, in: text) ?? relative(at: index, in: text) {
                entities.append(entity(date, text.range(ofWords: words), text))
                index = max(index, words.upperBound - 1)
            }
            index += 1
        }
        return written + entities
    }

    private func entity(_ date: CalendarDate, _ range: Range<Int>, _ text: ScannedText) -> Entity {
        Entity(kind: .date, text: text.text(range), value: date.description, range: range)
    }

    // MARK: - In figures

    private func inFigures(at start: Int, in text: ScannedText) -> Entity? {
        let bytes = text.bytes
        if start > 0, bytes[start - 1].isASCIILetter || Self.marks.contains(bytes[start - 1]) { return nil }
        var index = start
        func number(_ limit: Int) -> (value: Int, digits: Int) {
            var (value, digits) = (0, 0)
            while index < bytes.count, bytes[index].isASCIIDigit, digits < limit {
                value = value * 10 + Int(bytes[index] - 0x30)
                (digits, index) = (digits + 1, index + 1)
            }
            return (value, digits)
        }
        let first = number(4)
        guard first.digits > 0, index < bytes.count, Self.marks.contains(bytes[index]) else { return nil }
        let mark = bytes[index]
        index += 1
        let second = number(2)
        guard second.digits > 0, index < bytes.count, bytes[index] == mark else { return nil }
        index += 1
        let third = number(4)
        if index < bytes.count, bytes[index].isASCIIDigit || bytes[index].isASCIILetter { return nil }
        guard let date = day(first, second, third, mark) else { return nil }
        return entity(date, start..<index, text)
    }

    private func day(
        _ first: (value: Int, digits: Int),
        _ second: (value: Int, digits: Int),
        _ third: (value: Int, digits: Int),
        _ mark: UInt8
    ) -> CalendarDate? {
        if first.digits == 4 { return CalendarDate(year: first.value, month: second.value, day: third.value) }
        guard first.digits <= 2 else { return nil }
        // `21.11.` names no year.
        if third.digits == 0 {
            return mark == UInt8(ascii: ".") ? today.nearest(month: second.value, day: first.value) : nil
        }
        guard third.digits == 4 || third.digits == 2 else { return nil }
        let year = third.digits == 2 ? 2000 + third.value : third.value
        return CalendarDate(year: year, month: second.value, day: first.value)
            ?? CalendarDate(year: year, month: first.value, day: second.value)
    }

    private static let marks = Set("./-".utf8)

    // MARK: - With the name of a month

    private func inWords(around index: Int, in text: ScannedText) -> (CalendarDate, Range<Int>)? {
        guard let month = DateWords.months[text.words[index].folded] else { return nil }
        let isDoubtful = DateWords.doubtful.contains(text.words[index].folded) && !text.isCapitalised(index)
        if let day = dayBefore(index, in: text), !isDoubtful || day.isCertain {
            return date(day.value, month, day.word, index + 1, in: text)
        }
        guard !isDoubtful, text.isJoined(index), let day = Self.ordinal(text.folded(index + 1)) else { return nil }
        return date(day, month, index, index + 2, in: text)
    }

    /// `21 November`, `21st of November`, `3. März`, `5 de mayo`.
    private func dayBefore(_ index: Int, in text: ScannedText) -> (value: Int, word: Int, isCertain: Bool)? {
        let isLinked = ["of", "de"].contains(text.folded(index - 1))
        let word = isLinked ? index - 2 : index - 1
        guard let folded = text.folded(word), let day = Self.ordinal(folded) else { return nil }
        let gap = text.gap(after: word)
        guard gap.count <= 3, gap.allSatisfy({ ScannedText.blanks.contains($0) || $0 == UInt8(ascii: ".") }) else {
            return nil
        }
        return (day, word, isLinked || !folded.utf8.allSatisfy(\.isASCIIDigit))
    }

    /// With the year that stands behind, if one does.
    private func date(
        _ day: Int,
        _ month: Int,
        _ start: Int,
        _ end: Int,
        in text: ScannedText
    ) -> (CalendarDate, Range<Int>)? {
        let isLinked = ["de", "del", "of"].contains(text.folded(end))
        let word = isLinked ? end + 1 : end
        if text.isJoined(end - 1), !isLinked || text.isJoined(end), text.words.indices.contains(word),
            text.words[word].folded.utf8.count == 4, let year = text.words[word].number,
            let date = CalendarDate(year: year, month: month, day: day)
        {
            return (date, start..<word + 1)
        }
        return today.nearest(month: month, day: day).map { ($0, start..<end) }
    }

    /// 1 to 31, with or without `st`, `nd`, `rd`, `th`.
    private static func ordinal(_ word: String?) -> Int? {
        guard let word, word.utf8.count <= 4 else { return nil }
        let digits = word.utf8.prefix(while: \.isASCIIDigit)
        guard (1...2).contains(digits.count), let day = Int(String(decoding: digits, as: UTF8.self)),
            (1...31).contains(day)
        else { return nil }
        return ["", "st", "nd", "rd", "th", "º"].contains(String(word.dropFirst(digits.count))) ? day : nil
    }

    // MARK: - From today

    private func relative(at index: Int, in text: ScannedText) -> (CalendarDate, Range<Int>)? {
        let word = text.words[index].folded
        if let days = DateWords.near[word] { return near(days, index, in: text) }
        if let weekday = DateWords.weekdays[word] { return named(weekday, index, in: text) }
        return ago(index, in: text)
    }

    private func near(_ days: Int, _ index: Int, in text: ScannedText) -> (CalendarDate, Range<Int>)? {
        let word = text.words[index].folded
        let before = text.folded(index - 1)
        if ["morgen", "manana"].contains(word), let before, DateWords.beforeMorning.contains(before) { return nil }
        // The day before yesterday, the day after tomorrow.
        if ["yesterday", "tomorrow"].contains(word), ["before", "after"].contains(before),
            text.folded(index - 2) == "day"
        {
            return (today.adding(days: 2 * days), index - 2..<index + 1)
        }
        if word == "manana", before == "pasado" { return (today.adding(days: 2), index - 1..<index + 1) }
        return (today.adding(days: days), index..<index + 1)
    }

    /// The last or the next day of that name, today not among them.
    private func named(_ weekday: Int, _ index: Int, in text: ScannedText) -> (CalendarDate, Range<Int>)? {
        let behind = text.isAdjacent(index) ? text.folded(index + 1) : nil
        let before = text.isAdjacent(index - 1) ? text.folded(index - 1) : nil
        let back = (today.weekday - weekday + 6) % 7 + 1
        let ahead = (weekday - today.weekday + 6) % 7 + 1
        if let before, DateWords.last.contains(before) { return (today.adding(days: -back), index - 1..<index + 1) }
        if let before, DateWords.next.contains(before) { return (today.adding(days: ahead), index - 1..<index + 1) }
        if let behind, DateWords.last.contains(behind) { return (today.adding(days: -back), index..<index + 2) }
        if let behind, DateWords.next.contains(behind) { return (today.adding(days: ahead), index..<index + 2) }
        return nil
    }

    /// `two days ago`, `vor drei Tagen`, `hace 2 días`.
    private func ago(_ index: Int, in text: ScannedText) -> (CalendarDate, Range<Int>)? {
        guard let count = count(text.words[index]), text.isAdjacent(index), let unit = text.folded(index + 1),
            let days = DateWords.units[unit], count <= 1000
        else { return nil }
        let date = today.adding(days: -count * days)
        if text.isAdjacent(index + 1), text.folded(index + 2) == "ago" { return (date, index..<index + 3) }
        guard text.isAdjacent(index - 1), ["vor", "hace"].contains(text.folded(index - 1)) else { return nil }
        return (date, index - 1..<index + 2)
    }

    private func count(_ word: TextWord) -> Int? {
        word.number ?? NumberWords.value(of: word.folded) ?? (NumberWords.articles.contains(word.folded) ? 1 : nil)
    }
}
