/// Finds the least value of a smooth convex function by its gradients: L-BFGS, Nocedal and Wright, Numerical
/// Optimization, 2006, algorithm 7.5, with a step that is halved until the value falls enough (Armijo).
///
/// Deterministic: the same function gives the same steps.
struct LimitedMemoryBFGS {
    /// Numbers in lanes of eight: what the function is given, and its gradient.
    typealias Vector = [SIMD8<Float>]

    /// The steps that are remembered.
    private static let memory = 8
    /// The part of what the slope promises that a step must bring.
    private static let sufficient = 1e-4

    let steps: Int
    /// It ends where a step lowers the value by a smaller share.
    let tolerance: Double

    private var history: [(step: Vector, change: Vector, product: Double)] = []

    init(steps: Int, tolerance: Double) {
        self.steps = steps
        self.tolerance = tolerance
    }

    /// Moves `point` to where the function is least, or `steps` towards it.
    ///
    /// - Parameter value: the function's, which also writes its gradient.
    mutating func minimise(_ point: inout Vector, _ value: (Vector, inout Vector) -> Double) {
        history = []
        var gradient = Vector(repeating: .zero, count: point.count)
        var next = gradient
        var current = value(point, &gradient)
        for _ in 0..<steps {
            let direction = self.direction(gradient)
            let slope = Self.dot(direction, gradient)
            guard slope < 0 else { return }
            var length = history.isEmpty ? min(1, 1 / (-slope).squareRoot()) : 1
            var moved = Self.sum(point, direction, Float(length))
            var reached = value(moved, &next)
            while !(reached <= current + Self.sufficient * length * slope) {
                length /= 2
                guard length > 1e-10 else { return }
                moved = Self.sum(point, direction, Float(length))
                reached = value(moved, &next)
            }
            remember(from: point, to: moved, gradients: gradient, next)
            let gain = current - reached
            (point, current) = (moved, reached)
            swap(&gradient, &next)
            if gain <= tolerance * abs(current) { return }
        }
    }

    private mutating func remember(from old: Vector, to new: Vector, gradients before: Vector, _ after: Vector) {
        let step = Self.sum(new, old, -1)
        let change = Self.sum(after, before, -1)
        let product = Self.dot(step, change)
        // Rounding can leave no curvature; such a step would turn the direction uphill.
        guard product > 1e-10 * Self.dot(change, change) else { return }
        if history.count == Self.memory { history.removeFirst() }
        history.append((step, change, product))
    }

    /// The two loops of the algorithm: minus the gradient, by the inverse of the curvature that was seen.
    private func direction(_ gradient: Vector) -> Vector {
        var direction = gradient
        var weights: [Double] = []
        for (step, change, product) in history.reversed() {
            let weight = Self.dot(step, direction) / product
            weights.append(weight)
            Self.add(change, Float(-weight), to: &direction)
        }
        if let last = history.last {
            let scale = Float(last.product / Self.dot(last.change, last.change))
            for index in direction.indices { direction[index] *= scale }
        }
        for ((step, change, product), weight) in zip(history, weights.reversed()) {
            Self.add(step, Float(weight - Self.dot(change, direction) / product), to: &direction)
        }
        for index in direction.indices { direction[index] = -direction[index] }
        return direction
    }

    private static func sum(_ vector: Vector, _ other: Vector, _ factor: Float) -> Vector {
        var sum = vector
        add(other, factor, to: &sum)
        return sum
    }

    private static func add(_ other: Vector, _ factor: Float, to vector: inout Vector) {
        for index in vector.indices { vector[index] += other[index] * factor }
    }

    /// In single precision by blocks, which are added in double.
    private static func dot(_ left: Vector, _ right: Vector) -> Double {
        var total = 0.0
        var index = 0
        while index < left.count {
            let end = min(index + 256, left.count)
            var block = SIMD8<Float>.zero
            while index < end {
                block += left[index] * right[index]
                index += 1
            }
            total += Double(block.sum())
        }
        return total
    }
}
