extension Bootstrap {
    /// Of several figures over `count` observations, each resample being drawn once for all of them.
    ///
    /// - Parameters:
    ///   - figures: how many there are.
    ///   - statistic: given how often each observation was drawn; nil for a figure that those observations do not have.
    /// - Returns: nil for a figure that some resample did not have: its spread is then not known.
    package func intervals(
        count: Int,
        figures: Int,
        of statistic: (_ weights: [Int]) -> [Double?]
    ) -> [Interval?] {
        var columns = [[Double]?](repeating: [], count: figures)
        var weights = [Int](repeating: 0, count: count)
        _ = interval(count: count) { positions in
            for index in weights.indices { weights[index] = 0 }
            for position in positions { weights[position] += 1 }
            for (column, figure) in statistic(weights).enumerated() {
                if let figure { columns[column]?.append(figure) } else { columns[column] = nil }
            }
            return 0
        }
        return columns.map { column in column.flatMap { $0.isEmpty ? nil : interval($0) } }
    }
}
