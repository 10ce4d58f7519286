import RAGCore
import Reporting
import Testing

struct ReportCSVTests {
    @Test func `all tables and charts are one table`() {
        let measures = Table(
            "Means",
            columns: ["measure", "A"],
            rows: [["nDCG@10", .interval(0.1 + 0.2, low: 0.25, high: 0.35, decimals: 4)], ["P@5"]]
        )
        let counts = Table(columns: ["measure", "queries"], rows: [["nDCG@10", 300]])
        let section = Report.Section("S", tables: [measures, counts], charts: [Samples.lines([Chart.Point(0, 1)])])
        let csv = Report("T", facts: [("data", "abc")], sections: [section]).csv
        #expect(
            CSVReader.records(csv) == [
                [
                    "section", "table", "fact", "value", "measure", "A", "A low", "A high", "queries", "series", "x",
                    "y",
                ],
                ["", "facts", "data", "abc", "", "", "", "", "", "", "", ""],
                ["S", "Means", "", "", "nDCG@10", "0.30000000000000004", "0.25", "0.35", "", "", "", ""],
                ["S", "Means", "", "", "P@5", "", "", "", "", "", "", ""],
                ["S", "", "", "", "nDCG@10", "", "", "", "300", "", "", ""],
                ["S", "chart", "", "", "", "", "", "", "", "a", "0.0", "1.0"],
            ]
        )
        #expect(csv.hasSuffix("\r\n"))
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `any text comes back`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = ["a", "\"", ",", "\n", "\r", "\r\n", "é", "退", " ", "'", "=", "\0", "\t", "👩‍👧"]
        let rows = (0..<50).map { _ in
            (0..<3).map { _ in
                "x"
                    + (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                        alphabet.randomElement(using: &generator) ?? ""
                    }.joined()
            }
        }
        let table = Table("t", columns: ["a", "b", "c"], rows: rows.map { $0.map(Table.Cell.text) })
        let records = CSVReader.records(Samples.report(table).csv).dropFirst()
        #expect(records.map { Array($0.suffix(3)) } == rows, "seed \(seed)")
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "=\"a\",1"])
    func `no text is a formula, whatever place it stands in`(text: String) {
        let fields = CSVReader.records(Samples.everything(text).csv).joined()
        #expect(fields.contains("'" + text))
        #expect(!fields.contains { $0.hasPrefix(text) && Double($0) == nil })
    }

    @Test func `figures are not taken for formulas`() {
        let table = Table(
            columns: ["a", "b", "c"],
            rows: [[.number(-0.5, decimals: 1), -3, .number(.nan, decimals: 1)]]
        )
        #expect(CSVReader.records(Samples.report(table).csv)[1].suffix(3) == ["-0.5", "-3", ""])
    }

    @Test func `columns of one name are told apart`() {
        let table = Table(columns: ["A", "A", "", "section"], rows: [["1", "2", "3", "4", "5"]])
        let records = CSVReader.records(Samples.report(table).csv)
        #expect(records[0].suffix(5) == ["A", "A 2", "column 3", "section 2", "column 5"])
        #expect(records[1].suffix(5) == ["1", "2", "3", "4", "5"])
    }

    @Test func `every record has as many fields as the first`() {
        let counts = Set(CSVReader.records(Samples.everything("x").csv).map(\.count))
        #expect(counts.count == 1)
    }
}
