import Foundation

/// What digits and the marks between them may mean.
enum NumberText {
    /// The values of `1299`, `1,299.00`, `1.299,00`, `1'299`, `4.95`: more than one where a mark may part thousands or
    /// decimals. Empty for what is no number, such as `1.2.3`.
    static func readings(of text: String) -> [Double] {
        let digits = text.filter { $0 != "'" && $0 != "’" }
        guard digits.utf8.count <= 18 else { return [] }
        let points = digits.filter { $0 == "." || $0 == "," }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }) else { return [] }
        guard let last = points.last else { return value(digits).map { [$0] } ?? [] }
        let groups = digits.split(whereSeparator: { $0 == "." || $0 == "," })
        let tail = groups.last?.count ?? 0
        let whole = groups.dropLast().joined()
        let decimal = value(whole + "." + (groups.last ?? ""))
        if points.contains(where: { $0 != last }) { return [decimal].compactMap(\.self) }
        let areThousands = groups.dropFirst().allSatisfy { $0.count == 3 }
        if points.count > 1 { return areThousands ? [value(groups.joined())].compactMap(\.self) : [] }
        return tail == 3 ? [decimal, value(groups.joined())].compactMap(\.self) : [decimal].compactMap(\.self)
    }

    /// `18:30` in minutes; nil for what is no time of the day.
    static func time(of text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]) else {
            return nil
        }
        return (0...24).contains(hour) && (0...59).contains(minute) ? hour * 60 + minute : nil
    }

    /// `2027-03-13`, `13.03.2027` and `13/3/2027`.
    static func day(of text: String) -> HardFact? {
        let parts = text.split(whereSeparator: { ".-/".contains($0) }).map { Int($0) }
        guard parts.count == 3, let first = parts[0], let month = parts[1], let last = parts[2] else { return nil }
        let (year, day) = first > 31 ? (first, last) : (last < 100 ? last + 2_000 : last, first)
        guard (1...12).contains(month), (1...31).contains(day), (1_900...2_200).contains(year) else { return nil }
        return .day(year: year, month: month, day: day)
    }

    private static func value(_ text: String) -> Double? { Double(text) }
}
