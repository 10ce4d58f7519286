import RAGCore

/// What became of a write.
enum WriteReply: Sendable, Equatable {
    case done
    case committed(CommitReport)
    case kept(Bool)
    case refused(StoreErrorKind, String)
}

extension WriteReply {
    func encoded() -> [UInt8] {
        var writer = MessageWriter()
        switch self {
        case .done: writer.add(UInt8(0))
        case .committed(let report):
            writer.add(UInt8(1))
            writer.add(report.corpusVersion)
            writer.add(report.vectors.removed) { $0.add($1) }
            writer.add(report.vectors.added) {
                $0.add($1.chunkID)
                $0.add($1.vector)
            }
        case .kept(let isKept):
            writer.add(UInt8(2))
            writer.add(isKept)
        case .refused(let kind, let message):
            writer.add(UInt8(3))
            writer.add(kind.rawValue)
            writer.add(message)
        }
        return writer.bytes
    }

    init(decoding bytes: [UInt8]) throws(HandoverError) {
        var reader = MessageReader(bytes)
        switch try reader.byte() {
        case 0: self = .done
        case 1:
            let version = try reader.int64()
            let removed = try reader.list { reader throws(HandoverError) in try reader.int64() }
            let added = try reader.list { reader throws(HandoverError) in
                StoredVector(chunkID: try reader.int64(), vector: try reader.vector())
            }
            self = .committed(
                CommitReport(corpusVersion: version, vectors: VectorChange(removed: removed, added: added))
            )
        case 2: self = .kept(try reader.flag())
        case 3:
            guard let kind = StoreErrorKind(rawValue: try reader.text()) else { throw .malformed("no kind of refusal") }
            self = .refused(kind, try reader.text())
        case let other: throw .malformed("\(other) is no reply")
        }
        try reader.end()
    }
}
