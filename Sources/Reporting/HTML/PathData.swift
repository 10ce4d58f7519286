/// The `d` of a path: moves and lines, to a tenth of a pixel.
struct PathData {
    private(set) var text = ""

    mutating func move(_ x: Double, _ y: Double) { add("M", x, y) }
    mutating func line(_ x: Double, _ y: Double) { add("L", x, y) }
    mutating func horizontal(to x: Double) { text += "H" + Self.number(x) }
    mutating func vertical(to y: Double) { text += "V" + Self.number(y) }
    mutating func close() { text += "Z" }

    /// Nothing is drawn but the ends of a line without length: a dot where they are round.
    mutating func dot(_ x: Double, _ y: Double) {
        move(x, y)
        text += "h0"
    }

    static func number(_ value: Double) -> String {
        let text = FigureText.fixed(value, decimals: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private mutating func add(_ command: String, _ x: Double, _ y: Double) {
        text += command + Self.number(x) + " " + Self.number(y)
    }
}
