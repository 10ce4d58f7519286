/// A curve in one line of text.
enum Sparkline {
    private static let heights = Array("▁▂▃▄▅▆▇█")

    /// The means of equal stretches of the values, between their least and their greatest; values that are not finite are left
    /// out.
    ///
    /// - Parameter floor: the value of the lowest bar, where it is not the least one's.
    static func text(_ values: [Double], columns: Int = 40, floor: Double? = nil) -> String {
        let values = values.filter(Scale.isDrawable)
        guard let least = values.min(), let greatest = values.max() else { return "" }
        let low = min(least, floor ?? least)
        let count = min(columns, values.count)
        return String(
            (0..<count).map { column in
                let part = values[(column * values.count / count)..<((column + 1) * values.count / count)]
                let mean = part.reduce(0) { $0 + $1 / Double(part.count) }
                guard greatest > low else { return heights[heights.count / 2] }
                let height = Int((mean - low) / (greatest - low) * Double(heights.count - 1) + 0.5)
                return heights[min(max(height, 0), heights.count - 1)]
            }
        )
    }
}
