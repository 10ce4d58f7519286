import Answering
import RAGCore
import Testing

@Suite struct `The check of a sentence` {
    private static let check = SentenceCheck(
        sources: Sourced.sources(
            """
            You have 60 days from delivery. Worn boots come back within 30 days, once. The tent costs EUR 1,299.00. We charge no \
            return fee. The sale ends on 13 March 2027 at 18:30. Item LF-TNT-0020 weighs 1.95 kg. Opened food cannot be \
            returned. Refunds arrive within 2–4 working days, in winter two weeks.
            """,
            "The rental fee is EUR 15 a day. You have 7 days to collect it."
        )
    )

    @Test(arguments: [
        "You have 60 days from delivery.", "You have sixty days from delivery.", "The tent costs 1.299,00 €.",
        "The tent costs €1299.", "The sale ends on 2027-03-13.", "The sale ends on March 13, at 6:30 pm.",
        "The sale ends on 13.03.2027.", "Item lf-tnt-0020 weighs 1950 g.", "Refunds take 2 to 4 days.",
        "In winter it takes 14 days.",
        "1. You have 60 days from delivery.",
    ])
    func `finds numbers, days and codes however they are written`(sentence: String) {
        let signals = Self.check.signals(of: sentence, citing: [1])
        #expect(signals.missing == 0)
        #expect(signals.distant == 0)
    }

    @Test(arguments: [
        "You have 61 days from delivery.", "You have ninety days from delivery.", "The tent costs 1.298,00 €.",
        "The tent costs GBP 1299.", "The sale ends on 14 March 2027.", "The sale ends on 13 March 2028.",
        "The sale ends at 18:00.",
        "Item LF-TNT-0021 weighs 1.95 kg.", "Refunds take three weeks.", "You have 60 hours from delivery.",
        "You get 5 % back.",
    ])
    func `misses those that no source has`(sentence: String) {
        #expect(Self.check.signals(of: sentence, citing: [1]).missing > 0)
    }

    @Test func `tells a number of the wrong sentence from one of no source`() {
        let signals = Self.check.signals(of: "You have 30 days from delivery.", citing: [1])
        #expect(signals.missing == 0)
    }

    @Test(arguments: [
        ("Opened food can be returned.", 1), ("Opened food cannot be returned.", 0),
        ("Opened food can not be returned.", 0),
        ("You do not have 60 days from delivery.", 1), ("There is no return fee.", 0),
        ("Returns are free of charge.", 0),
        ("We charge a return fee.", 1),
    ])
    func `tells what is denied on one side only`(sentence: String, opposed: Int) {
        #expect(Self.check.signals(of: sentence, citing: [1]).opposed == opposed)
    }

    @Test func `sees that another source says it`() {
        #expect(Self.check.signals(of: "The rental fee is a matter of days.", citing: [1]).rival > 0)
        #expect(Self.check.signals(of: "The rental fee is EUR 15 a day.", citing: [2]).rival == 0)
    }

    @Test(arguments: [[], [0], [3], [-1]])
    func `passes over sources that are none`(cited: [Int]) {
        let signals = Self.check.signals(of: "You have 60 days.", citing: cited)
        #expect(signals.pair == 0)
        #expect(signals.missing == 1)
    }
}

@Suite struct `Conflicts of sources` {
    private func conflicts(
        _ first: String,
        _ second: String,
        titles: (String, String) = ("Returns", "Returns FAQ"),
        validity: Validity = .always
    ) -> [SourceConflict] {
        let pages = [
            AnswerSource(Sourced.passage(1, first, title: titles.0)),
            AnswerSource(Sourced.passage(2, second, title: titles.1, validity: validity)),
        ]
        return Contradiction.conflicts(among: pages.compactMap(\.self))
    }

    @Test(arguments: [
        (
            "You can return items within 60 days of delivery.", "Items can be returned within 30 days of delivery.",
            SourceConflict.Kind.number
        ),
        ("Gift cards are valid for 3 years.", "A gift card is valid for 2 years from purchase.", .number),
        ("You have 60 days to return an item.", "Items may be returned within 30 days.", .number),
        ("The winter sale ends on 13 March 2027.", "The winter sale ends on 20 March 2027.", .date),
        ("Opened food and fuel can be returned.", "Opened food and fuel cannot be returned.", .yesNo),
        (
            "Die Rückgabe ist innerhalb von 60 Tagen nach Lieferung möglich.",
            "Die Rückgabe ist innerhalb von 30 Tagen nach Lieferung möglich.", .number
        ),
    ])
    func `are found between two pages on one matter`(first: String, second: String, kind: SourceConflict.Kind) {
        #expect(conflicts(first, second).map(\.kind) == [kind])
        #expect(conflicts(second, first).map(\.kind) == [kind])
    }

    @Test(arguments: [
        ("You can return tents within 60 days of delivery.", "You can return boots within 30 days of delivery."),
        ("Delivery to the UK takes 2 days by courier.", "Delivery to Germany takes 4 days by courier."),
        ("You can return items within two weeks of delivery.", "Items can be returned within 14 days of delivery."),
        ("Items can be returned within 60 days.", "Outlet items can be returned within 14 days."),
        ("It costs EUR 5.", "It takes 5 days."), ("You can return items.", "You can return items within 60 days."),
        ("The winter sale ends on 13 March 2027.", "The winter sale ends on 13 March."),
    ])
    func `are none between two cases, or two ways to say it`(first: String, second: String) {
        #expect(conflicts(first, second).isEmpty)
    }

    @Test func `are none between pages of two places, or of two times`() throws {
        let (first, second) = (
            "The store is open until 19:00 on weekdays in winter.",
            "The store is open until 20:00 on weekdays in winter."
        )
        #expect(conflicts(first, second, titles: ("Store", "Store")).map(\.kind) == [.number])
        #expect(conflicts(first, second, titles: ("Store Berlin", "Store Munich")).isEmpty)
        let past = Validity(until: CalendarDate("2020-01-01"))
        let now = Validity(from: CalendarDate("2021-01-01"))
        let old = try #require(AnswerSource(Sourced.passage(1, first, title: "Store", validity: past)))
        let new = try #require(AnswerSource(Sourced.passage(2, second, title: "Store", validity: now)))
        #expect(Contradiction.conflicts(among: [old, new]).isEmpty)
    }

    @Test func `are none between two products, or below a heading that denies`() throws {
        var pages = [34, 24].enumerated().map { place, kilograms in
            Sourced.passage(Int64(place), "The weight of the canvas tent is \(kilograms) kg.", title: "Canvas tent")
        }
        #expect(Contradiction.conflicts(among: pages.compactMap { AnswerSource($0) }).count == 1)
        for place in pages.indices { pages[place].metadata = ["sku": .string("LF-\(place)")] }
        #expect(Contradiction.conflicts(among: pages.compactMap { AnswerSource($0) }).isEmpty)
        let list = Sourced.passage(1, "Cash, cheques and bitcoin.", headings: ["What do you not accept?"])
        let rule = Sourced.passage(2, "We do not accept cash, cheques or bitcoin.", headings: ["Accepting"])
        #expect(Contradiction.conflicts(among: [list, rule].compactMap { AnswerSource($0) }).isEmpty)
    }

    @Test func `are none inside one document`() throws {
        let pages = [
            "You can return items within 60 days of delivery.", "You can return items within 30 days of delivery.",
        ]
        let sources = pages.enumerated().compactMap { AnswerSource(Sourced.passage(Int64($0), $1, document: "one")) }
        #expect(Contradiction.conflicts(among: sources).isEmpty)
    }
}
