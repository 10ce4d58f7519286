import RAGCore

/// What a row of a key says of its holder, as JSON.
struct KeyHolder: Codable {
    var name: String
    var tenant: String
    var collections: [String]?
    var audience: [String]?
    var roles: [AccessRole]
    var limits: AccessLimits

    init(_ key: AccessKey) {
        name = key.name
        tenant = key.tenant
        collections = key.collections
        audience = key.audience
        roles = AccessRole.allCases.filter(key.roles.contains)
        limits = key.limits
    }
}
