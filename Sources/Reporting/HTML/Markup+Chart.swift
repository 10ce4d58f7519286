extension Markup {
    /// A picture with its title and legend, and its data for whom a picture says nothing.
    ///
    /// - Parameter id: of the page's own making; the picture's title and description are found by it.
    mutating func chart(_ chart: Chart, id: String) {
        let picture = chart.picture
        element("figure") { page in
            page.element("figcaption", text: chart.title)
            page.legend(picture.legend, title: chart.title)
            page.element("svg", Self.attributes(picture, id)) { page in
                page.element("title", ["id": id + "t"], text: chart.title)
                page.element("desc", ["id": id + "d"], text: picture.summary)
                picture.draw(on: &page)
            }
            for note in picture.notes { page.element("p", ["class": "note"], text: note) }
            page.element("details") { page in
                page.element("summary", text: "Data")
                page.table(chart.data, limit: 200)
            }
        }
    }

    private static func attributes(_ picture: some Picture, _ id: String) -> Attributes {
        let size = "0 0 \(PathData.number(type(of: picture).width)) \(PathData.number(picture.height))"
        return ["class": "chart", "viewBox": size, "role": "img", "aria-labelledby": "\(id)t \(id)d"]
    }

    /// None where a single curve has nothing to say beside the title.
    private mutating func legend(_ entries: [LegendEntry], title: String) {
        guard entries.count > 1 || entries.contains(where: { !$0.name.isEmpty && $0.name != title }) else { return }
        element("ul", ["class": "legend"]) { page in
            for entry in entries {
                page.element("li") { page in
                    page.key(of: entry)
                    page.text(entry.name)
                }
            }
        }
    }

    private mutating func key(of entry: LegendEntry) {
        element("svg", ["class": "key", "viewBox": "0 0 22 10", "aria-hidden": "true"]) { page in
            if entry.style == .points {
                page.empty("circle", ["class": "mark \(entry.classes)", "cx": "11", "cy": "5", "r": "3.5"])
            } else {
                page.empty("path", ["class": "line \(entry.classes)", "d": "M1 5H21"])
            }
        }
    }
}
