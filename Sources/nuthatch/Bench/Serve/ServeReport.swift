import ReplyFormat
import Reporting

/// What `nuthatch bench serve` measured.
struct ServeReport: Encodable {
    /// One figure, beside what the bare route did at the same time and what is aimed at.
    struct Figure: Encodable {
        enum Aim {
            case atLeast(Double), atMost(Double)
        }

        var row: String
        var what: String
        var value: Double
        var unit: String
        /// What it is held against, in the same unit.
        var beside: Double?
        /// The value to that, the median of the rounds.
        var ratio: Double?
        var target: String
        var isMet: Bool

        /// - Parameter aim: what the ratio has to be where there is one, else the value.
        init(
            _ row: String,
            _ what: String,
            _ value: Double,
            _ unit: String,
            beside: Double? = nil,
            ratio: Double? = nil,
            _ aim: Aim
        ) {
            self.row = row
            self.what = what
            self.value = value.rounded(to: 3)
            self.unit = unit
            self.beside = beside?.rounded(to: 3)
            self.ratio = ratio?.rounded(to: 3)
            let held = ratio ?? value
            switch aim {
            case .atLeast(let bound):
                target = "≥ \(Self.shown(bound))" + (ratio == nil ? " \(unit)" : "×")
                isMet = held >= bound
            case .atMost(let bound):
                target = "≤ \(Self.shown(bound))" + (ratio == nil ? " \(unit)" : "×")
                isMet = held <= bound
            }
        }

        private static func shown(_ number: Double) -> String {
            number == number.rounded() ? "\(Int(number))" : "\(number)"
        }
    }

    var cores: Int
    var seconds: Int
    var figures: [Figure] = []
    /// What went wrong besides, such as answers that did not come.
    var remarks: [String] = []

    var text: Report {
        let rows = figures.map { figure -> [Table.Cell] in
            [
                .text(figure.row), .text(figure.what), Self.cell(figure.value), .text(figure.unit),
                figure.beside.map(Self.cell) ?? .none, figure.ratio.map { .number($0, decimals: 3) } ?? .none,
                .text(figure.target), .text(figure.isMet ? "met" : "missed"),
            ]
        }
        return Report(
            "The service under load",
            facts: [("cores", "\(cores)"), ("seconds a round", "\(seconds)")],
            sections: [
                .init(
                    "Figures",
                    text: remarks,
                    tables: [
                        Table(columns: ["row", "what", "figure", "unit", "beside", "ratio", "target", ""], rows: rows)
                    ]
                )
            ]
        )
    }

    private static func cell(_ value: Double) -> Table.Cell {
        .number(value, decimals: abs(value) >= 100 || value == value.rounded() ? 0 : 3)
    }
}
