import YAMLText

/// Reads one entry of `upstreams`.
struct UpstreamReading {
    let catalogue: Catalogue
    let settings: GatewaySettings
    let sources: ConfigurationSources
    /// The folder of the configuration file, for the names of key files.
    let folder: String

    enum Field: String, FieldName {
        case name, models, priority, weight, limits, headers, timeouts, breaker, retry, keyless
        case baseURL = "base_url"
        case keyVariables = "api_key_env"
        case keyFile = "api_key_file"
        case plainHTTP = "allow_plain_http"
        /// There to be refused.
        case key = "api_key"

        static var names: [String] { allCases.filter { $0 != .key }.map(\.rawValue) }
    }

    private enum RetryField: String, FieldName {
        case attempts
    }

    static let baseURLVariable = "NUTHATCH_BASE_URL"

    func entry(
        _ reader: ConfigurationReader,
        warnings: inout [ConfigurationWarning]
    ) throws(ConfigurationError) -> UpstreamEntry {
        let name = try name(reader)
        let fields = try reader.named("upstreams.\(name)").fields(Field.self)
        var entry = UpstreamEntry(
            name: name,
            baseURL: try baseURL(fields, of: name),
            credentials: try credentials(fields, of: name, warnings: &warnings),
            attempts: settings.retry.attempts
        )
        if let models = fields[.models] { entry.models = try servedModels(models) }
        if let priority = fields[.priority] { entry.priority = try priority.integer(in: 0...1000) }
        if let weight = fields[.weight] { entry.weight = try weight.integer(in: 0...1_000_000) }
        if let limits = fields[.limits] { entry.limits = try self.limits(limits) }
        if let timeouts = fields[.timeouts] { entry.timeouts = try self.timeouts(timeouts) }
        if let breaker = fields[.breaker] { entry.breaker = try self.breaker(breaker) }
        if let attempts = try fields[.retry]?.fields(RetryField.self)[.attempts] {
            entry.attempts = try attempts.integer(in: GatewayReading.attempts)
        }
        for (name, value) in try fields[.headers]?.pairs() ?? [] {
            let text = try headerText(value, of: name)
            try value.checked { () throws(ConfigurationProblem) in try entry.headers.add(name, text) }
        }
        return entry
    }

    private func name(_ reader: ConfigurationReader) throws(ConfigurationError) -> String {
        let field = try reader.fields(Field.self).required(.name)
        let name = try field.text()
        let marks = "-_.".utf8
        guard name.utf8.count <= 64, name.utf8.allSatisfy({ ASCII.isWord($0) || marks.contains($0) }) else {
            throw field.failure(.upstreamName(name))
        }
        return name
    }

    /// The environment is asked before the file, for the default upstream alone: the key of another must not go to a URL
    /// that was not meant for it.
    private func baseURL(_ fields: ConfigurationFields<Field>, of name: String) throws(ConfigurationError) -> BaseURL {
        let allowsPlainHTTP = try fields[.plainHTTP]?.flag() ?? settings.allowsPlainHTTP
        guard name != UpstreamEntry.standardName else {
            let written = fields[.baseURL]
            return try sources.standardBaseURL(else: try written?.text(), allowsPlainHTTP: allowsPlainHTTP) {
                (written ?? fields.section).failure($0)
            }
        }
        let reader = try fields.required(.baseURL)
        let text = try reader.text()
        do {
            return try BaseURL(text, allowsPlainHTTP: allowsPlainHTTP)
        } catch {
            throw reader.failure(.baseURL(field: reader.path, error))
        }
    }

    private func servedModels(_ reader: ConfigurationReader) throws(ConfigurationError) -> ServedModels {
        if case .scalar("all", _) = reader.node.content { return .all }
        var names: [String: String] = [:]
        if case .mapping = reader.node.content {
            for (name, upstreamName) in try reader.pairs() {
                let text = upstreamName.node.isNull ? name : try upstreamName.text()
                names[try model(name, upstreamName)] = text
            }
        } else {
            for item in try reader.items() {
                let name = try model(try item.text(), item)
                names[name] = name
            }
        }
        guard !names.isEmpty else { throw reader.mustBe("all, or a list of models") }
        return .some(names)
    }

    /// The catalogue's name of a model.
    func model(_ name: String, _ reader: ConfigurationReader) throws(ConfigurationError) -> String {
        do {
            return try catalogue.resolve(name).name
        } catch {
            throw reader.failure(.unknownModel(field: reader.path, error))
        }
    }

    private func headerText(_ reader: ConfigurationReader, of name: String) throws(ConfigurationError) -> String {
        guard case .scalar(let text, _) = reader.node.content else { throw reader.failure(.headerValue(name)) }
        return text
    }
}
