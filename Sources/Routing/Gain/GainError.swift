/// Why no model of gains can be trained.
package enum GainError: Error, Equatable, CustomStringConvertible {
    case tooFew(Int, least: Int)
    case dimensions(Int, Int)

    package var description: String {
        switch self {
        case .tooFew(let count, let least):
            "A router needs at least \(least) graded questions to train on, and there are \(count); grade more."
        case .dimensions(let first, let other):
            "The questions have vectors of \(first) and of \(other) components; embed them all with one model."
        }
    }
}
