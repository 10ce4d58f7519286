/// What a model is told, and how it is called.
package struct ModelPrompt: Sendable, Equatable {
    package struct Message: Sendable, Equatable {
        package enum Role: String, Sendable {
            case system
            case user
            case assistant
        }

        package var role: Role
        package var text: String

        package init(_ role: Role, _ text: String) {
            self.role = role
            self.text = text
        }
    }

    package var messages: [Message]
    package var tier: ModelTier
    /// The longest reply, in tokens.
    package var tokenLimit: Int
    /// 0 for the likeliest words, up to 2.
    package var temperature: Double
    /// Whether the reply has to be one object of JSON.
    package var wantsJSON: Bool
    /// Whose call it is: tenants never share a reply.
    package var tenant: String
    /// How long the caller waits; nil for the gateway's own limit.
    package var patience: Duration?

    package init(
        _ messages: [Message],
        tier: ModelTier,
        tokenLimit: Int,
        temperature: Double = 0,
        wantsJSON: Bool = false,
        tenant: String = "",
        patience: Duration? = nil
    ) {
        self.messages = messages
        self.tier = tier
        self.tokenLimit = tokenLimit
        self.temperature = temperature
        self.wantsJSON = wantsJSON
        self.tenant = tenant
        self.patience = patience
    }
}
