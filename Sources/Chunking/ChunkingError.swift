/// What is wrong with the settings of chunking.
package enum ChunkingError: Error, Equatable, CustomStringConvertible {
    case bound(Int, allowed: ClosedRange<Int>)
    case overlap(Int, limit: Int, bound: Int)
    case contextLimit(Int, limit: Int, bound: Int)

    package var description: String {
        switch self {
        case .bound(let bound, let allowed):
            "The chunk bound is \(bound); it must be from \(allowed.lowerBound) to \(allowed.upperBound)."
        case .overlap(let overlap, let limit, let bound):
            """
            The chunk overlap is \(overlap); it must be from 0 to \(limit), a quarter of the bound \(bound). \
            0 turns it off.
            """
        case .contextLimit(let context, let limit, let bound):
            """
            The limit of a chunk's context is \(context); it must be from 0 to \(limit), half of the bound \(bound). \
            0 leaves titles and headings out.
            """
        }
    }
}
