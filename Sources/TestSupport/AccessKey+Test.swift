package import Foundation
package import RAGCore

extension AccessKey {
    /// A key of one who may ask, with a hash that follows from its id.
    package static func made(
        _ id: String,
        tenant: String = "shop",
        limits: AccessLimits = .none,
        created: Date = Date(timeIntervalSince1970: 1_790_000_000),
        expires: Date? = nil,
        revoked: Date? = nil
    ) -> AccessKey {
        AccessKey(
            id: id,
            name: "key " + id,
            secretHash: (0..<32).map { UInt8(truncatingIfNeeded: id.utf8.count + $0) },
            tenant: tenant,
            roles: [.ask],
            limits: limits,
            created: created,
            expires: expires,
            revoked: revoked
        )
    }
}
