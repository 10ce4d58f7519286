import Foundation
import RAGCore
import Reporting
import Testing

struct ReportTextTests {
    @Test func `a report reads as text`() {
        let table = Table(
            "Means",
            columns: ["measure", "A", "difference"],
            rows: [
                [
                    "nDCG@10", .interval(0.7312, low: 0.7011, high: 0.7613, decimals: 4),
                    .interval(-0.01, low: -0.1, high: 0.12, decimals: 2),
                ],
                [
                    "bpref", .interval(0.5, low: 0.25, high: 0.75, decimals: 4),
                    .interval(0.11, low: 0.1, high: 0.12, decimals: 2),
                ],
                ["none", .none, .number(0.5, decimals: 2)],
            ]
        )
        let rising = Chart.Series("rising", (0..<8).map { Chart.Point(Double($0), Double($0)) })
        let chart = Chart("Curve", .series([rising], x: Chart.Axis("x"), y: Chart.Axis("y")))
        let section = Report.Section("Measures", text: ["Two words and more."], tables: [table], charts: [chart])
        let report = Report("Title", facts: [("data", "abc"), ("embedder", "MiniLM")], sections: [section])
        #expect(
            report.text(width: 80) == """
                Title
                =====

                data      abc
                embedder  MiniLM

                Measures
                --------

                Two words and more.

                Means
                measure                        A           difference
                nDCG@10  0.7312 [0.7011, 0.7613]  -0.01 [-0.10, 0.12]
                bpref    0.5000 [0.2500, 0.7500]   0.11 [ 0.10, 0.12]
                none          –                    0.50

                Curve
                  rising  ▁▂▃▄▅▆▇█  0.0000 to 7.0000, n = 8
                """
        )
    }

    @Test(arguments: [48, 60, 80])
    func `columns of words are cut to the width, figures never`(width: Int) {
        let words = String(repeating: "word ", count: 30)
        let rows: [[Table.Cell]] = (0..<5).map {
            [.text("id\($0)"), .text(words), .text(words), .number(0.123456, decimals: 6)]
        }
        let text = Samples.report(Table(columns: ["id", "a", "b", "n"], rows: rows)).text(width: width)
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
        #expect(text.split(separator: "\n").filter { $0.hasSuffix("0.123456") && $0.contains("…") }.count == 5)
    }

    @Test func `paragraphs are wrapped at blanks`() {
        let report = Report("T", sections: [Report.Section("S", text: ["one two  three\nfour", ""])])
        #expect(report.text(width: 9).hasSuffix("one two\nthree\nfour\n\n"))
    }

    @Test(arguments: ["a\u{1B}[31mred", "a\nb\rc", "a\u{85}b", "a\u{2028}b", "a\0b", "\u{9B}2J"])
    func `no control character reaches a terminal`(text: String) {
        let controls = Samples.everything(text).text(width: 100).unicodeScalars.filter {
            $0 != "\n" && [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }
        #expect(controls.isEmpty)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `figures are rounded as C rounds them`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let decimals = Int.random(in: 0...6, using: &generator)
            // Some lie on a half, or as near to it as a double can.
            let steps = Double(Int.random(in: -20_000...20_000, using: &generator)) / 2 / pow(10, Double(decimals))
            let value = Bool.random(using: &generator) ? steps : Double.random(in: -1e5...1e5, using: &generator)
            let text = Samples.report(Table(columns: ["x"], rows: [[.number(value, decimals: decimals)]])).text(
                width: 80
            )
            let expected = String(format: "%.\(decimals)f", value)
            let isZero = expected.allSatisfy { "-0.".contains($0) }
            let line = String(text.split(separator: "\n").last ?? "")
            #expect(
                line.drop { $0 == " " } == (isZero ? expected.drop { $0 == "-" } : expected[...]),
                "seed \(seed), \(value)"
            )
        }
    }

    @Test func `what is no figure is shown as none`() {
        let rows: [[Table.Cell]] = [
            [.number(.nan, decimals: 2)], [.number(.infinity, decimals: 2)], [.number(1e300, decimals: 2)],
            [.number(1, decimals: .max)],
        ]
        let text = Samples.report(Table(columns: ["x"], rows: rows)).text(width: 80)
        #expect(
            text.split(separator: "\n").suffix(4).map { $0.drop { $0 == " " } } == [
                "–", "∞", "1e+300", "1.000000000000000",
            ]
        )
    }

    @Test func `a chart without data says so`() {
        let charts = [
            Samples.lines([]), Chart("h", .histogram([], x: Chart.Axis("x"), bins: 3)),
            Chart("b", .bars([], y: Chart.Axis("y"))),
        ]
        #expect(
            Samples.report(charts).text(width: 80).split(separator: "\n").filter { $0.hasSuffix("no data") }.count == 3
        )
    }
}
