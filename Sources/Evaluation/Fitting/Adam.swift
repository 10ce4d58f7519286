/// Descends to a minimum along a gradient (https://arxiv.org/abs/1412.6980). The same each time: it starts at 0, and no
/// step is drawn.
enum Adam {
    private static let steps = 600
    private static let rate = 0.05
    private static let (firstDecay, secondDecay) = (0.9, 0.999)

    static func minimum(dimension: Int, gradient: ([Double]) -> [Double]) -> [Double] {
        var point = [Double](repeating: 0, count: dimension)
        var (first, second) = (point, point)
        var (firstPower, secondPower) = (1.0, 1.0)
        for _ in 0..<steps {
            firstPower *= firstDecay
            secondPower *= secondDecay
            for (index, slope) in gradient(point).enumerated() {
                first[index] = firstDecay * first[index] + (1 - firstDecay) * slope
                second[index] = secondDecay * second[index] + (1 - secondDecay) * slope * slope
                let length = (second[index] / (1 - secondPower)).squareRoot() + 1e-8
                point[index] -= rate * first[index] / (1 - firstPower) / length
            }
        }
        return point
    }
}
