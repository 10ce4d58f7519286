/// What a configuration is read from besides its own text.
struct ConfigurationSources {
    let environment: [String: String]
    let readFile: (String) throws(KeyProblem) -> KeyFile

    /// An empty value counts as none.
    func value(of variable: String) -> String? {
        environment[variable].flatMap { value in value.allSatisfy(\.isWhitespace) ? nil : value }
    }

    /// The first of these that is set, as a key.
    func firstKey(of variables: [String], into warnings: inout [ConfigurationWarning]) throws(ConfigurationProblem)
        -> Secret?
    {
        for variable in variables {
            if let key = try key(in: variable, into: &warnings) { return key }
        }
        return nil
    }

    func key(in variable: String, into warnings: inout [ConfigurationWarning]) throws(ConfigurationProblem) -> Secret? {
        guard let text = value(of: variable) else { return nil }
        return try key(text, from: .variable(variable), into: &warnings)
    }

    func key(inFile path: String, into warnings: inout [ConfigurationWarning]) throws(ConfigurationProblem) -> Secret {
        let file: KeyFile
        do { file = try readFile(path) } catch { throw .key(.file(path), error) }
        if file.isOpenToOthers { warnings.append(.openKeyFile(path: path, mode: file.mode)) }
        return try key(file.text, from: .file(path), into: &warnings)
    }

    private func key(
        _ text: String,
        from source: KeySource,
        into warnings: inout [ConfigurationWarning]
    ) throws(ConfigurationProblem) -> Secret {
        do {
            let (key, isUnusual) = try APIKey.check(text)
            if isUnusual { warnings.append(.unusualKey(source)) }
            return key
        } catch {
            throw .key(source, error)
        }
    }
}

extension ConfigurationSources {
    /// Of the default upstream: from the environment, else what is written, else its own.
    func standardBaseURL(
        else written: String?,
        allowsPlainHTTP: Bool,
        failure: (ConfigurationProblem) -> ConfigurationError
    ) throws(ConfigurationError) -> BaseURL {
        let variable = UpstreamReading.baseURLVariable
        if let text = value(of: variable) {
            do {
                return try BaseURL(text, allowsPlainHTTP: allowsPlainHTTP)
            } catch {
                throw ConfigurationError(place: .environment, problem: .baseURL(field: variable, error))
            }
        }
        do {
            return try BaseURL(written ?? UpstreamEntry.standardBaseURL, allowsPlainHTTP: allowsPlainHTTP)
        } catch {
            throw failure(.baseURL(field: "upstreams.\(UpstreamEntry.standardName).base_url", error))
        }
    }

    /// The upstream of those who configure none.
    func standardUpstream(
        _ settings: GatewaySettings,
        into warnings: inout [ConfigurationWarning]
    ) throws(ConfigurationError) -> UpstreamEntry {
        let variables = UpstreamEntry.standardVariables
        let url = try standardBaseURL(else: nil, allowsPlainHTTP: settings.allowsPlainHTTP) {
            ConfigurationError(place: .environment, problem: $0)
        }
        let key: Secret?
        do {
            key = try firstKey(of: variables, into: &warnings)
        } catch {
            throw ConfigurationError(place: .environment, problem: error)
        }
        return UpstreamEntry(
            name: UpstreamEntry.standardName,
            baseURL: url,
            credentials: key.map { .keys([$0]) } ?? .missing(variables: variables),
            attempts: settings.retry.attempts
        )
    }
}
