import LinearAlgebra

/// What a least-squares fit needs of its observations: sums of products, which add up over parts of the data.
struct NormalEquations: Sendable {
    let size: Int
    /// The sum of each two variables' product, row by row.
    private var products: [Double]
    /// The sum of each variable's product with the outcome.
    private var moments: [Double]
    /// The sum of the outcome's square.
    private var squares: Double

    /// - Parameters:
    ///   - variables: a row a variable, a column an observation. This blocks for one product.
    ///   - outcomes: as many as there are columns.
    init(variables: Matrix, outcomes: [Double]) {
        precondition(variables.columns == outcomes.count, "\(outcomes.count) outcomes of \(variables.columns)")
        let size = variables.rows
        let sums = Matrix(rows: size, columns: size)
        BLAS.products(of: variables, rows: 0..<size, with: variables, into: sums)
        self.size = size
        products = (0..<size).flatMap { row in sums.withRow(row) { row in (0..<size).map { Double(row[$0]) } } }
        moments = (0..<size).map { row in
            variables.withRow(row) { row in
                outcomes.indices.reduce(0) { $0 + Double(row[$1]) * outcomes[$1] }
            }
        }
        squares = outcomes.reduce(0) { $0 + $1 * $1 }
    }

    static func + (left: NormalEquations, right: NormalEquations) -> NormalEquations {
        combined(left, right, sign: 1)
    }

    static func - (left: NormalEquations, right: NormalEquations) -> NormalEquations {
        combined(left, right, sign: -1)
    }

    private static func combined(
        _ left: NormalEquations,
        _ right: NormalEquations,
        sign: Double
    ) -> NormalEquations {
        var sum = left
        for index in sum.products.indices { sum.products[index] += sign * right.products[index] }
        for index in sum.moments.indices { sum.moments[index] += sign * right.moments[index] }
        sum.squares += sign * right.squares
        return sum
    }

    /// The weights of ridge regression: those with the least squared error plus `penalty` times their squared length
    /// (Hoerl and Kennard, Technometrics 1970).
    ///
    /// - Parameter penalty: above 0, which keeps the equations solvable.
    func weights(penalty: Double) -> [Double] {
        precondition(penalty > 0, "a penalty of \(penalty)")
        let root = choleskyRoot(penalty: penalty)
        var weights = moments
        for row in 0..<size {
            var value = weights[row]
            for column in 0..<row { value -= root[row * size + column] * weights[column] }
            weights[row] = value / root[row * size + row]
        }
        for row in (0..<size).reversed() {
            var value = weights[row]
            for lower in row + 1..<size { value -= root[lower * size + row] * weights[lower] }
            weights[row] = value / root[row * size + row]
        }
        return weights
    }

    /// The lower triangle whose product with its transpose is the products with the penalty on their diagonal.
    private func choleskyRoot(penalty: Double) -> [Double] {
        var root = products
        for row in 0..<size {
            for column in 0...row {
                var value = products[row * size + column] + (row == column ? penalty : 0)
                let (left, right) = (row * size, column * size)
                for index in 0..<column { value -= root[left + index] * root[right + index] }
                // Sums in single precision may leave a variable that is none a little below 0.
                root[left + column] =
                    row == column ? max(value, penalty / 2).squareRoot() : value / root[right + column]
            }
        }
        return root
    }

    /// The sum of squared errors that weights make on these observations.
    func squaredError(of weights: [Double]) -> Double {
        var error = squares
        for row in 0..<size {
            var value = -2 * moments[row]
            for column in 0..<size { value += products[row * size + column] * weights[column] }
            error += weights[row] * value
        }
        return error
    }
}
