import YAMLText

extension UpstreamReading {
    /// The sources that the entry names; for the default upstream, the environment comes before a file.
    func credentials(
        _ fields: ConfigurationFields<Field>,
        of name: String,
        warnings: inout [ConfigurationWarning]
    ) throws(ConfigurationError) -> Credentials {
        if let key = fields[.key] { throw key.failure(.inlineKey(field: key.path)) }
        let isKeyless = try fields[.keyless]?.flag() ?? false
        let named = [isKeyless, fields[.keyVariables] != nil, fields[.keyFile] != nil]
        guard named.count(where: { $0 }) <= 1 else {
            throw fields.section.failure(.severalKeySources(upstream: fields.section.path))
        }
        if isKeyless { return .keyless }
        if let reader = fields[.keyVariables] { return try keys(in: reader, warnings: &warnings) }
        let variables = name == UpstreamEntry.standardName ? UpstreamEntry.standardVariables : []
        do {
            if let key = try sources.firstKey(of: variables, into: &warnings) { return .keys([key]) }
        } catch {
            throw ConfigurationError(place: .environment, problem: error)
        }
        guard let reader = fields[.keyFile] else { return .missing(variables: variables) }
        let path = path(try reader.text())
        do { return .keys([try sources.key(inFile: path, into: &warnings)]) } catch { throw reader.failure(error) }
    }

    /// The keys of all variables that are set, each once.
    private func keys(
        in reader: ConfigurationReader,
        warnings: inout [ConfigurationWarning]
    ) throws(ConfigurationError) -> Credentials {
        let variables = try reader.texts()
        var keys: [Secret] = []
        for variable in variables {
            guard EnvironmentVariable.isName(variable) else { throw reader.failure(.variableName(field: reader.path)) }
            do {
                guard let key = try sources.key(in: variable, into: &warnings), !keys.contains(key) else { continue }
                keys.append(key)
            } catch {
                throw reader.failure(error)
            }
        }
        return keys.isEmpty ? .missing(variables: variables) : .keys(keys)
    }

    /// A key file is named from the configuration's folder, or from the home folder with `~/`.
    private func path(_ name: String) -> String {
        if name.hasPrefix("/") { return name }
        if name.hasPrefix("~/"), let home = sources.value(of: "HOME") { return home + name.dropFirst() }
        return folder + name
    }
}
