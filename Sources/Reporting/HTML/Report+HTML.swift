extension Report {
    /// A page with more rows of one table is slow to show and read by nobody.
    private static let rowLimit = 1_000
    /// From here on a page has a list of its sections.
    private static let sectionsForContents = 4

    /// One page of HTML that needs nothing else: style and pictures are in it, and its own policy forbids scripts, fonts,
    /// images and every other resource.
    ///
    /// Of each table the first 1,000 rows, of each picture's data the first 200, with a line that says how many are left out;
    /// pictures of many points are drawn with fewer that look the same. Equal reports give equal pages.
    package var html: String {
        var page = Markup()
        page.literal("<!DOCTYPE html>\n")
        page.element("html", ["lang": "en"]) { page in
            head(&page)
            page.element("body") { page in
                page.element("main") { page in
                    header(&page)
                    contents(&page)
                    for (index, section) in sections.enumerated() {
                        section.write(to: &page, number: index + 1, rowLimit: Self.rowLimit)
                    }
                }
            }
        }
        page.literal("\n")
        return String(decoding: page.bytes, as: UTF8.self)
    }

    private func head(_ page: inout Markup) {
        page.element("head") { page in
            page.literal(
                """
                <meta charset="utf-8">\
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
                base-uri 'none'; form-action 'none'">\
                <meta name="viewport" content="width=device-width, initial-scale=1">\
                <meta name="color-scheme" content="light dark">
                """
            )
            page.element("title", text: title)
            page.element("style") { $0.literal(StyleSheet.text) }
        }
    }

    private func header(_ page: inout Markup) {
        page.element("header") { page in
            page.element("h1", text: title)
            guard !facts.isEmpty else { return }
            page.element("dl") { page in
                for fact in facts {
                    page.element("dt", text: fact.name)
                    page.element("dd", text: fact.value)
                }
            }
        }
    }

    private func contents(_ page: inout Markup) {
        guard sections.count >= Self.sectionsForContents else { return }
        page.element("nav", ["aria-label": "Sections"]) { page in
            page.element("ul") { page in
                for (index, section) in sections.enumerated() {
                    page.element("li") { $0.element("a", ["href": "#s\(index + 1)"], text: section.title) }
                }
            }
        }
    }
}

extension Report.Section {
    fileprivate func write(to page: inout Markup, number: Int, rowLimit: Int) {
        page.element("section", ["id": "s\(number)"]) { page in
            page.element("h2", text: title)
            for paragraph in text { page.element("p", text: paragraph) }
            for table in tables { page.table(table, limit: rowLimit) }
            guard !charts.isEmpty else { return }
            page.element("div", ["class": "charts"]) { page in
                for (index, chart) in charts.enumerated() { page.chart(chart, id: "s\(number)c\(index + 1)") }
            }
        }
    }
}
