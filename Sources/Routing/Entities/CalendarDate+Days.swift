import RAGCore

extension CalendarDate {
    /// Days after 1970-01-01; the opposite of `init(daysSince1970:)`.
    /// After Howard Hinnant, https://howardhinnant.github.io/date_algorithms.html#days_from_civil
    var daysSince1970: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    func adding(days: Int) -> CalendarDate { CalendarDate(daysSince1970: daysSince1970 + days) }

    /// 0 for Monday to 6 for Sunday. 1970-01-01 was a Thursday.
    var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 }

    /// That day of a month in the year in which it is nearest to this one; nil where no such day exists.
    func nearest(month: Int, day: Int) -> CalendarDate? {
        (year - 1...year + 1).compactMap { CalendarDate(year: $0, month: month, day: day) }
            .min { abs($0.daysSince1970 - daysSince1970) < abs($1.daysSince1970 - daysSince1970) }
    }
}
