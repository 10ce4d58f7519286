package import Foundation

/// A key as it is stored: who holds it and what it opens, and nothing from which it could be made again.
package struct AccessKey: Sendable, Equatable, Codable {
    /// Public, part of the key's text.
    package var id: String
    /// What its owner calls it.
    package var name: String
    /// SHA-256 of the secret, 32 bytes.
    package var secretHash: [UInt8]
    package var tenant: String
    /// Nil for all.
    package var collections: [String]?
    package var audience: [String]?
    package var roles: Set<AccessRole>
    package var limits: AccessLimits
    package var created: Date
    package var expires: Date?
    package var revoked: Date?

    package init(
        id: String,
        name: String,
        secretHash: [UInt8],
        tenant: String,
        collections: [String]? = nil,
        audience: [String]? = nil,
        roles: Set<AccessRole>,
        limits: AccessLimits = .none,
        created: Date,
        expires: Date? = nil,
        revoked: Date? = nil
    ) {
        self.id = id
        self.name = name
        self.secretHash = secretHash
        self.tenant = tenant
        self.collections = collections
        self.audience = audience
        self.roles = roles
        self.limits = limits
        self.created = created
        self.expires = expires
        self.revoked = revoked
    }

    package var caller: Caller {
        Caller(
            keyID: id,
            tenant: tenant,
            collections: collections.map(Set.init),
            audience: audience,
            roles: roles,
            limits: limits
        )
    }

    package enum State: String, Sendable {
        case active
        case revoked
        case expired
    }

    /// A key that was revoked stays so, even where the clock that said when was ahead.
    package func state(at date: Date) -> State {
        if revoked != nil { return .revoked }
        guard let expires, expires <= date else { return .active }
        return .expired
    }
}
