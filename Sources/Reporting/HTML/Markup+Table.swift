extension Markup {
    /// Rows up to `limit`; a line says how many more there are.
    ///
    /// A column with intervals becomes two, so that figures stand below figures and brackets below brackets.
    mutating func table(_ table: Table, limit: Int) {
        let shape = table.shape
        guard !shape.isEmpty else { return }
        // Wide tables are pushed aside, with the keyboard too, while the page stays where it is.
        element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": table.title ?? "Table"]) {
            page in
            page.element("table") { page in
                if let title = table.title, !title.isEmpty { page.element("caption", text: title) }
                page.head(shape)
                page.element("tbody") { page in
                    for row in table.rows.prefix(limit) { page.row(row, shape) }
                }
            }
        }
        if table.rows.isEmpty { element("p", ["class": "note"], text: "No rows.") }
        guard table.rows.count > limit else { return }
        let left = FigureText.grouped(table.rows.count - limit)
        element("p", ["class": "note"], text: "\(left) more rows are left out here; the report as CSV has them all.")
    }

    private mutating func head(_ shape: [Table.Column]) {
        element("thead") { page in
            page.element("tr") { page in
                for column in shape {
                    let name = column.isFigure ? "n" : column.isLong ? "long" : ""
                    if column.hasInterval {
                        page.element("th", ["scope": "col", "class": name, "colspan": "2"], text: column.name)
                    } else {
                        page.element("th", ["scope": "col", "class": name], text: column.name)
                    }
                }
            }
        }
    }

    private mutating func row(_ row: [Table.Cell], _ shape: [Table.Column]) {
        element("tr") { page in
            for (index, column) in shape.enumerated() {
                page.cell(index < row.count ? row[index] : .none, column, isFirst: index == 0)
            }
        }
    }

    private mutating func cell(_ cell: Table.Cell, _ column: Table.Column, isFirst: Bool) {
        switch cell {
        case .text(let text) where isFirst: element("th", ["scope": "row"], text: text)
        case .text(let text): element("td", text: text)
        case .none: element("td", ["class": column.isFigure ? "n none" : "none"], text: cell.text)
        default: element("td", ["class": "n"]) { $0.figure(cell.text) }
        }
        guard column.hasInterval else { return }
        guard case .interval(_, let low, let high, let decimals) = cell else { return element("td", text: "") }
        element("td", ["class": "n interval"]) { page in
            page.literal("[")
            page.figure(FigureText.fixed(low, decimals: decimals))
            page.literal(", ")
            page.figure(FigureText.fixed(high, decimals: decimals))
            page.literal("]")
        }
    }
}
