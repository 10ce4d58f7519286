import Reporting
import Testing

struct TextColumnsTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("退货", 4), ("ｆｕｌｌ", 8), ("ｶﾀｶﾅ", 4), ("한국어", 6), ("🇩🇪", 2),
        ("👩‍👩‍👧‍👦", 2), ("☎\u{FE0F}", 2), ("☎", 1), ("\u{200B}", 0), ("…–", 2), ("שלום", 4),
    ])
    func `a text takes the columns that a terminal gives it`(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("退货需要", 8, "退货需要"), ("退货需要", 7, "退货需…"), ("退货需要", 6, "退货…"),
    ])
    func `a shortened text has room for its dots`(text: String, columns: Int, shortened: String) {
        #expect(DisplayWidth.shortened(text, to: columns) == shortened)
    }

    @Test func `columns stand below each other, numbers at their right`() {
        let lines = TextColumns.lines([["name", "n", "x"], ["退货", "10"], ["a", "2", "y"]], right: [1])
        #expect(lines == ["name   n  x", "退货  10", "a      2  y"])
    }
}
