import YAMLText

/// Reads headers that go with calls, which may hold a secret: `{Authorization: {env: SHOP_TOKEN, scheme: Bearer}, X-Channel: support}`.
package struct HeaderReading {
    let environment: [String: String]

    package init(environment: [String: String]) {
        self.environment = environment
    }

    private enum SecretField: String, FieldName {
        case env, scheme
    }

    private static let secretWords = ["auth", "key", "secret", "token", "password", "credential", "session"]

    package func headers(_ reader: ConfigurationReader?) throws(ConfigurationError) -> ExtraHeaders {
        var headers = ExtraHeaders(allowsAuthorization: true)
        for (name, value) in try reader?.pairs() ?? [] {
            let text = try value.hasFields ? secret(value) : plain(value, of: name)
            try value.checked { () throws(ConfigurationProblem) in try headers.add(name, text) }
        }
        return headers
    }

    private func plain(_ reader: ConfigurationReader, of name: String) throws(ConfigurationError) -> String {
        let lower = name.lowercased()
        guard !Self.secretWords.contains(where: lower.contains) else {
            throw reader.failure(
                .rule(
                    """
                    \(reader.path) would put a secret into this file; name the environment variable that holds it, as in \
                    “{env: SHOP_TOKEN}”.
                    """
                )
            )
        }
        return try reader.text()
    }

    private func secret(_ reader: ConfigurationReader) throws(ConfigurationError) -> String {
        let fields = try reader.fields(SecretField.self)
        let variable = try fields.required(.env)
        let name = try variable.text()
        guard EnvironmentVariable.isName(name) else { throw variable.failure(.variableName(field: variable.path)) }
        guard let value = environment[name], !value.allSatisfy(\.isWhitespace) else {
            throw variable.failure(
                .rule("\(variable.path) names the environment variable \(name), which is not set; export it.")
            )
        }
        return try fields[.scheme].map { scheme throws(ConfigurationError) in try scheme.text() + " " + value } ?? value
    }
}
