/// What a sentence may not get wrong: a number with its unit, a day, a code.
enum HardFact: Sendable, Equatable {
    /// - readings: what the digits may mean: `1.299` is 1299 in one country and a little more than one in another.
    case quantity(readings: [Double], unit: MeasureUnit?)
    /// A year that is not said is nil.
    case day(year: Int?, month: Int, day: Int)
    /// A time of the day, in minutes.
    case time(Int)
    case code(String)

    /// Whether the other says the same, or says it more exactly. Units that are not said may be any.
    func isBorneOut(by other: HardFact) -> Bool {
        switch (self, other) {
        case (.quantity(let mine, let unit), .quantity(let others, let otherUnit)):
            guard let unit, let otherUnit else { return mine.contains(where: others.contains) }
            guard unit.kind == otherUnit.kind else { return false }
            return mine.contains { value in
                others.contains { abs($0 * otherUnit.size - value * unit.size) <= 1e-9 * abs(value * unit.size) }
            }
        case (.day(let year, let month, let day), .day(let otherYear, let otherMonth, let otherDay)):
            return month == otherMonth && day == otherDay && (year == nil || otherYear == nil || year == otherYear)
        case (.time(let minutes), .time(let other)):
            return minutes == other
        case (.time(let minutes), .quantity(let others, nil)):
            return minutes.isMultiple(of: 60) && others.contains(Double(minutes / 60))
        case (.code(let code), .code(let other)):
            return code == other
        default:
            return false
        }
    }
}
