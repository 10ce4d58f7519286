/// Which part of a set of questions: settings are fitted on one half and judged on the other.
package enum QuestionHalf: String, Sendable, CaseIterable {
    /// The first two of every four questions: what settings may be fitted on.
    case tune
    /// The others.
    case heldOut = "held-out"
    case all

    /// The elements of this half, in their order.
    package func select<Element>(_ elements: [Element]) -> [Element] {
        switch self {
        case .all: elements
        case .tune: elements.indices.filter { $0 % 4 < 2 }.map { elements[$0] }
        case .heldOut: elements.indices.filter { $0 % 4 >= 2 }.map { elements[$0] }
        }
    }
}
