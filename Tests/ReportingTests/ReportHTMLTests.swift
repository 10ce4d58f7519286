import RAGCore
import Reporting
import Testing

struct ReportHTMLTests {
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)",
        "</title></style></svg><b>", "&lt;b&gt;",
        "<!-- ", "]]>", "\u{1B}[31m\0\u{7F}\u{9B}", "javascript:alert(1)", "\u{202E}abc", "{{x}}`${y}`",
    ]

    @Test(arguments: hostile)
    func `hostile text stays text wherever it stands`(text: String) throws {
        // As wide, so that the pictures have the same ticks.
        let letters = String(text.unicodeScalars.filter { (" "..."~").contains($0) }.map { _ in "x" })
        let plain = try MarkupReader(Samples.everything(letters).html)
        let page = try MarkupReader(Samples.everything(text).html)
        #expect(page.tags.map(\.name) == plain.tags.map(\.name))
        let changed = zip(page.tags, plain.tags).filter { $0.attributes.keys.sorted() != $1.attributes.keys.sorted() }
        #expect(changed.isEmpty)
        // The region around a table is named by its title: there the text is an attribute.
        let labels = page.tags.compactMap { $0.attributes["aria-label"] }
        #expect(labels.allSatisfy { !$0.contains("'") && !$0.contains("<") })
    }

    @Test func `text is escaped where it is shown`() {
        let html = Samples.everything("<b>\"Tom\" & 'Jerry'</b>").html
        #expect(html.contains("<h1>&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;</h1>"))
        #expect(html.contains("aria-label=\"&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;\""))
    }

    @Test func `control characters are dropped, letters around them stay`() {
        let html = Samples.everything("Â\u{80}a\u{0}b\u{1F}c\u{7F}d\u{9F}e\u{A0}é").html
        #expect(html.contains("<h1>Âabcde\u{A0}é</h1>"))
        #expect(!html.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    }

    @Test func `the page needs nothing from elsewhere, and its policy forbids it`() throws {
        let html = Samples.everything("text").html
        for address in [
            "http:", "https:", "//", "url(", "@import", "src=", "<link", "<script", "<img", "<iframe", "javascript",
            "data:",
        ] {
            #expect(!html.contains(address), "\(address)")
        }
        let page = try MarkupReader(html)
        let policy = page.tags.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        #expect(
            policy?.attributes["content"]
                == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        )
        let targets = page.tags.compactMap { $0.attributes["href"] }
        #expect(targets == ["#s1", "#s2", "#s3", "#s4"])
        #expect(!page.tags.contains { $0.attributes.keys.contains { $0.hasPrefix("on") || $0 == "style" } })
    }

    @Test func `every chart has a name, a description and its data`() throws {
        let page = try MarkupReader(Samples.everything("text").html)
        let ids = page.tags.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        let charts = page.tags.filter { $0.attributes["role"] == "img" }
        #expect(charts.count == 12)
        for chart in charts {
            let names = try #require(chart.attributes["aria-labelledby"]).split(separator: " ").map(String.init)
            #expect(names.count == 2 && names.allSatisfy(ids.contains))
        }
        #expect(page.tags.filter { $0.name == "details" }.count == 12)
    }

    @Test func `equal reports give equal pages`() {
        #expect(Samples.everything("x").html == Samples.everything("x").html)
    }

    @Test func `a long table is cut, and says by how much`() throws {
        let rows = (0..<2_500).map { [Table.Cell.count($0)] }
        let html = Samples.report(Table(columns: ["n"], rows: rows)).html
        #expect(try MarkupReader(html).tags.filter { $0.name == "tr" }.count == 1_001)
        #expect(html.contains("1,500 more rows are left out here; the report as CSV has them all."))
    }

    @Test func `an interval stands in a column of its own`() {
        let table = Table(
            columns: ["m", "A"],
            rows: [["x", .interval(0.5, low: -0.25, high: 0.75, decimals: 2)], ["y", .none]]
        )
        let html = Samples.report(table).html
        #expect(html.contains("<th scope=\"col\" class=\"n\" colspan=\"2\">A</th>"))
        #expect(html.contains("<td class=\"n\">0.50</td><td class=\"n interval\">[−0.25, 0.75]</td>"))
        #expect(html.contains("<td class=\"n none\">–</td><td></td>"))
    }

    @Test func `a point at the end of both ranges lies at the frame's corner`() throws {
        let axis = Chart.Axis("", range: 0...1)
        let points = [Chart.Point(0, 0), Chart.Point(1, 1)]
        let chart = Chart("c", .series([Chart.Series("a", points)], x: axis, y: axis))
        let page = try MarkupReader(Samples.report([chart]).html)
        let marks = page.tags.filter { $0.name == "circle" }.map { [$0.attributes["cx"], $0.attributes["cy"]] }
        let grid = try #require(page.tags.first { $0.attributes["class"] == "grid" }?.attributes["d"])
        // Six lines of the grid, `M left level H right`: the lowest first.
        let lines = grid.split(separator: "M").map { $0.split { "H ".contains($0) }.map(String.init) }
        #expect(marks == [[lines[0][0], lines[0][1]], [lines[5][2], lines[5][1]]])
    }

    @Test(arguments: [
        [], [Chart.Point(1, 1)], [Chart.Point(1, 1), Chart.Point(1, 1)],
        [Chart.Point(.nan, 1), Chart.Point(1, .infinity)],
        [Chart.Point(-1e99, 1e99), Chart.Point(1e99, -1e99)], [Chart.Point(0, 0, low: .nan, high: .infinity)],
        [Chart.Point(1e308, -1e308), Chart.Point(-1e308, 1e308)],
        [Chart.Point(.leastNonzeroMagnitude, .leastNonzeroMagnitude), Chart.Point(0, 0)],
    ])
    func `degenerate data give a page without a figure that is none`(points: [Chart.Point]) throws {
        let values = points.map(\.y)
        let charts =
            [Chart.Series.Style.line, .reference, .points].map { Samples.lines(points, style: $0) } + [
                Chart("h", .histogram(values, x: Chart.Axis("x"), bins: 5)),
                Chart("l", .histogram(values, x: Chart.Axis("x", isLogarithmic: true), bins: 5)),
                Chart("b", .bars(points.map { Chart.Bar("b", $0.y, low: $0.low, high: $0.high) }, y: Chart.Axis("y"))),
            ]
        let page = try MarkupReader(Samples.report(charts).html)
        let geometry: Set = ["d", "x", "y", "cx", "cy", "width", "height", "viewBox", "r"]
        for tag in page.tags {
            for (name, value) in tag.attributes where geometry.contains(name) {
                #expect(
                    !value.contains { "nainf∞–e".contains($0) } || name == "viewBox" && tag.name == "meta",
                    "\(tag)"
                )
            }
        }
    }

    @Test func `a line has a gap where a point has no place, and the page says so`() throws {
        let points = [0, 1, .nan, 3, 4].map { Chart.Point($0, $0) }
        let html = Samples.report([Samples.lines(points)]).html
        let line = try #require(try MarkupReader(html).tags.last { $0.attributes["class"] == "line s0" })
        #expect(line.attributes["d"]?.filter { $0 == "M" }.count == 2)
        #expect(html.contains("Not drawn: 1 of 5 points, without a place here."))
    }

    @Test(arguments: [Chart.Series.Style.line, .points])
    func `a hundred thousand points make a small page`(style: Chart.Series.Style) {
        var generator = SeededGenerator(seed: 5)
        let points = (0..<100_000).map { Chart.Point(Double($0), Double.random(in: 0...1, using: &generator)) }
        let html = Samples.report([Samples.lines(points, style: style)]).html
        #expect(html.utf8.count < 120_000)
        #expect(html.contains("of 100,000 points that lie close together."))
        #expect(html.contains("99,800 more rows are left out here"))
    }

    @Test func `more bars than a picture has room for are told`() {
        let bars = (0..<100).map { Chart.Bar("b\($0)", Double($0)) }
        let html = Samples.report([Chart("c", .bars(bars, y: Chart.Axis("y")))]).html
        #expect(html.contains("Not drawn: 40 of 100 bars; the picture has room for 60."))
    }
}
