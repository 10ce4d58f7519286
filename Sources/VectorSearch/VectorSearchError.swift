package enum VectorSearchError: Error, Equatable, CustomStringConvertible {
    case wrongDimension(Int, expected: Int)
    case idNotAscending(Int64, last: Int64)

    package var description: String {
        switch self {
        case .wrongDimension(let dimension, let expected):
            "The vector has \(dimension) dimensions and the index \(expected); embed with the index's own model."
        case .idNotAscending(let id, let last):
            "Chunk id \(id) comes after \(last); ids are given once and ascend."
        }
    }
}
