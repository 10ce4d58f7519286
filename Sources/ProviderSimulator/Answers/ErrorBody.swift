import JSONText

/// An error object in OpenAI's shape.
struct ErrorBody {
    var message: String
    var type: String
    var parameter: String?
    var code: String?

    /// What a provider says with an error of that status.
    ///
    /// - Parameter authorization: the key of the call, which a 401 repeats, as some providers do.
    init(status: Int, authorization: String?) {
        switch status {
        case 401:
            self.init(message: "Incorrect API key provided: \(authorization ?? "none").", type: "invalid_request_error")
            code = "invalid_api_key"
        case 403: self.init(message: "Your project may not use this model.", type: "permission_error")
        case 404: self.init(message: "The model does not exist.", type: "invalid_request_error")
        case 408: self.init(message: "The request took too long.", type: "timeout_error")
        case 429:
            self.init(message: "Rate limit reached: slow down.", type: "requests")
            code = "rate_limit_exceeded"
        case 400..<500: self.init(message: "The request is not valid.", type: "invalid_request_error")
        case 529: self.init(message: "Overloaded.", type: "overloaded_error")
        default: self.init(message: "The server had an error. Sorry about that!", type: "server_error")
        }
    }

    init(message: String, type: String) {
        self.message = message
        self.type = type
    }

    var json: Template {
        var bytes = Array(#"{"error":{"message":"#.utf8)
        bytes.appendJSON(message)
        bytes += #","type":"#.utf8
        bytes.appendJSON(type)
        for (key, value) in [("param", parameter), ("code", code)] {
            bytes += ",\"\(key)\":".utf8
            if let value { bytes.appendJSON(value) } else { bytes += "null".utf8 }
        }
        bytes += "}}".utf8
        return Template(bytes)
    }
}
