import JSONText

/// Why a call is refused, as OpenAI says it.
enum RequestError: Error, Equatable {
    case noKey
    case noSuchPath(String)
    case wrongMethod(String, path: String)
    case noJSON(String)
    case missing(String)
    case invalid(String, String)
    case unknownModel(String)
    case tooManyInputs(Int, limit: Int)
    case badFault(SimulatorError)

    /// The model that a call names.
    static func model(of root: JSONNode) throws(RequestError) -> ModelName {
        guard let name = root["model"]?.string, !name.isEmpty else { throw .missing("model") }
        do { return try ModelName(name) } catch { throw .badFault(error) }
    }

    var status: Int {
        switch self {
        case .noKey: 401
        case .noSuchPath, .unknownModel: 404
        case .wrongMethod: 405
        case .noJSON, .missing, .invalid, .tooManyInputs, .badFault: 400
        }
    }

    var body: ErrorBody {
        var body = ErrorBody(message: message, type: "invalid_request_error")
        switch self {
        case .noKey: body.code = "invalid_api_key"
        case .noSuchPath: body.code = "unknown_url"
        case .unknownModel: body.code = "model_not_found"
        case .missing(let name), .invalid(let name, _): body.parameter = name
        case .tooManyInputs: body.parameter = "input"
        case .wrongMethod, .noJSON, .badFault: break
        }
        return body
    }

    private var message: String {
        switch self {
        case .noKey:
            "You didn't provide an API key. Send it in an Authorization header: Authorization: Bearer YOUR_KEY."
        case .noSuchPath(let path): "Invalid URL: there is no \(path)."
        case .wrongMethod(let method, let path): "Not allowed to \(method) on \(path)."
        case .noJSON(let reason): "We could not parse the JSON body of your request: \(reason)."
        case .missing(let name): "Missing required parameter: '\(name)'."
        case .invalid(let name, let rule): "Invalid value for '\(name)': it \(rule)."
        case .unknownModel(let name): "The model `\(name)` does not exist or you do not have access to it."
        case .tooManyInputs(let count, let limit): "Invalid 'input': \(count) texts, and at most \(limit) are allowed."
        case .badFault(let error): error.description
        }
    }
}
