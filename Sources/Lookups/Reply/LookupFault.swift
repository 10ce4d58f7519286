import Transport

/// Why a service said nothing that can be used. No part of a URL's query, of a header or of a body is in it.
package enum LookupFault: Error, Equatable, Sendable {
    case timeout
    case connection
    /// The host's name stands for an address that is neither public nor listed.
    case forbiddenAddress
    case redirect
    case status(Int)
    case contentType
    /// Compressed, for instance, which was not asked for.
    case encodedBody
    case tooLarge
    /// No HTTP, or no JSON.
    case malformed
    /// None of the fields is in the answer.
    case noFields
    /// The lookup is not for this tenant's customers.
    case otherTenant
    /// On our side.
    case `internal`

    init(_ error: TransportError) {
        self =
            switch error {
            case .connectTimeout, .firstByteTimeout, .silenceTimeout, .totalTimeout: .timeout
            case .cannotResolve, .connectionRefused, .cannotConnect, .connectionLost, .tls: .connection
            case .forbiddenAddress: .forbiddenAddress
            case .malformedResponse: .malformed
            case .headTooLarge, .bodyTooLarge: .tooLarge
            case .encodedBody: .encodedBody
            case .badRequest, .badSetting, .overloaded, .closed, .unexpected: .internal
            }
    }
}

extension LookupFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .timeout: "It did not answer within its time."
        case .connection: "It could not be reached."
        case .forbiddenAddress: "Its host stands for an address that is neither public nor listed in lookups.hosts."
        case .redirect: "It answered with a redirect, which is not followed."
        case .status(let status): "It answered with the status \(status)."
        case .contentType: "Its answer is not application/json."
        case .encodedBody: "Its answer is encoded, which was not asked for."
        case .tooLarge: "Its answer is larger than its limit."
        case .malformed: "Its answer cannot be read."
        case .noFields: "Its answer has none of the configured fields."
        case .otherTenant: "It is not for this tenant."
        case .internal: "It could not be asked, for a reason on our side."
        }
    }
}
