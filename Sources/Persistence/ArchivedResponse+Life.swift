import Foundation
import RAGCore

extension ArchivedResponse {
    /// The answer as it is at `now`; nil when its time is over.
    ///
    /// One that was stored later than now tells of a clock that was set back. It has the life from now on that it had at
    /// first: no clock makes an answer live longer than it was to.
    func living(at now: Date) -> ArchivedResponse? {
        var response = self
        let ahead = storedAt.timeIntervalSince(now)
        if ahead > 0 {
            response.storedAt = now
            response.freshUntil -= ahead
            response.keepUntil -= ahead
        }
        return now <= response.keepUntil ? response : nil
    }
}
