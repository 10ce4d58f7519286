/// A piece of a body on its way to the wire.
enum BodyPart {
    /// - waits: whether the interval between tokens comes before it.
    case bytes(Template, waits: Bool)
    /// Nil is without end.
    case flood([UInt8], times: Int?)

    /// Nil is without end.
    var length: Int? {
        switch self {
        case .bytes(let bytes, _): bytes.bytes.count
        case .flood(let block, let times): times.map { block.count * $0 }
        }
    }
}
