import RAGCore
import Testing

@Suite struct ValidityTests {
    @Test(
        arguments: [
            (nil, nil, [true, true, true, true]),
            ("2026-11-02", nil, [false, true, true, true]),
            (nil, "2026-11-03", [true, true, true, false]),
            ("2026-11-02", "2026-11-03", [false, true, true, false]),
            ("2026-11-02", "2026-11-02", [false, true, false, false]),
            ("2026-11-03", "2026-11-02", [false, false, false, false]),
        ] as [(String?, String?, [Bool])]
    )
    func `a document holds from its first day to its last, both included`(
        from: String?,
        until: String?,
        expected: [Bool]
    ) throws {
        let validity = Validity(from: from.flatMap { CalendarDate($0) }, until: until.flatMap { CalendarDate($0) })
        let days = try (1...4).map { try #require(CalendarDate(year: 2026, month: 11, day: $0)) }
        #expect(days.map(validity.contains) == expected)
    }

    @Test func `without dates it holds on all days`() {
        #expect(Validity() == .always)
        #expect([.min, 0, .max].allSatisfy { Validity.always.contains(CalendarDate(daysSince1970: $0)) })
    }
}
