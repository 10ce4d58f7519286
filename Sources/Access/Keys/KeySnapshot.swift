import Foundation
import RAGCore

/// All keys of a store, as they were when they were read.
struct KeySnapshot: Sendable {
    let version: Int64
    /// When the reading began: what was changed after that may not be in it.
    var readAt: ContinuousClock.Instant
    private let keys: [String: (key: AccessKey, caller: Caller)]

    /// As long as a hash, and of nothing: the time that an unknown id takes is that of a wrong secret.
    private static let noHash = [UInt8](repeating: 0, count: 32)

    init(_ keys: [AccessKey], version: Int64, readAt: ContinuousClock.Instant) {
        self.version = version
        self.readAt = readAt
        self.keys = Dictionary(keys.map { ($0.id, ($0, $0.caller)) }) { $1 }
    }

    var isEmpty: Bool { keys.isEmpty }

    func verdict(on text: KeyText, at date: Date) -> KeyVerdict {
        let found = keys[text.id]
        let isRight = text.matches(found?.key.secretHash ?? Self.noHash)
        guard let found else { return .refused(.unknown) }
        guard isRight else { return .refused(.wrongSecret) }
        switch found.key.state(at: date) {
        case .active: return .valid(found.caller)
        case .revoked: return .refused(.revoked)
        case .expired: return .refused(.expired)
        }
    }
}
