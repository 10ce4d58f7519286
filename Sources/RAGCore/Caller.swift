/// Who sends a request, and what is open to them. It comes from the key, never from the request's body.
package struct Caller: Sendable, Equatable {
    /// Nil where no key is asked for.
    package var keyID: String?
    /// Whose customers ask: tenants share neither answers nor records.
    package var tenant: String
    /// The collections that exist for this caller; nil for all.
    package var collections: Set<String>?
    /// For whom documents may be written to be found, beside those for everybody; nil leaves out what is for staff.
    package var audience: [String]?
    package var roles: Set<AccessRole>
    package var limits: AccessLimits

    package init(
        keyID: String? = nil,
        tenant: String = "",
        collections: Set<String>? = nil,
        audience: [String]? = nil,
        roles: Set<AccessRole> = Set(AccessRole.allCases),
        limits: AccessLimits = .none
    ) {
        self.keyID = keyID
        self.tenant = tenant
        self.collections = collections
        self.audience = audience
        self.roles = roles
        self.limits = limits
    }

    /// Whoever asks where no key is configured.
    package static let anybody = Caller()

    package func may(_ role: AccessRole) -> Bool { roles.contains(role) || roles.contains(.admin) }

    package func sees(_ collection: String) -> Bool { collections?.contains(collection) ?? true }
}
