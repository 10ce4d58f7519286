import YAMLText

/// Which models there are, what they cost, where they are served, with which keys, and how calls are treated.
///
/// Without a file one upstream, `holysheep`, serves the whole catalogue; `NUTHATCH_BASE_URL` and `NUTHATCH_API_KEY` (else
/// `HOLYSHEEP_API_KEY`) say where it is and with which key. A file may say everything else; each field may be left out:
///
/// ```yaml
/// upstreams:
///   - name: holysheep                  # the default upstream's name: the environment comes before these lines
///     base_url: https://api.holysheep.ai/v1
///     api_key_env: NUTHATCH_API_KEY    # or a list, whose keys take turns; or api_key_file: FILE; or keyless: true
///     priority: 1                      # the lowest is asked first
///   - name: canary
///     base_url: https://models.example.com/v1
///     api_key_file: canary.key         # beside this file; chmod 600
///     priority: 1
///     weight: 1                        # its share among the upstreams of priority 1
///     models: {gpt-4.1: openai/gpt-4.1}    # or a list of names, or all; on the right, the upstream's own name
///     headers: {OpenAI-Organization: org-1}
///     limits: {requests_per_minute: 600, tokens_per_minute: 200000, connections: 16,
///              models: {gpt-4.1: {requests_per_minute: 60}}}
///     timeouts: {connect: 2, first_byte: 60, silence: 30, total: 300}
///     breaker: {failures: 5, window: 10, ratio: 0.5, minimum_calls: 20, slow: 30, rest: 5, plain: false}
///     retry: {attempts: 2}
///     allow_plain_http: false          # http:// to another machine than this
/// models:                              # change what is shipped, or add to it
///   gpt-4.1:
///     price: {input: 2.00, cached_input: 0.50, output: 8.00, as_of: 2026-11-01}    # USD for a million tokens
///     fallback: [deepseek-v3.2]
///     cache: true
///     coalesce: true
///   o4-mini:
///     aliases: [reasoner]
///     rename: {max_tokens: max_completion_tokens}
///     drop: [temperature]
///     defaults: {reasoning_effort: low}
///     first_token: 2m
///   bge-m3:
///     kind: embeddings
///     dimension: 1024
///     price: {input: 0}
/// gateway:
///   cache: {enabled: true, life: 5m, jitter: 0.1, stale_while_revalidate: 60, stale_if_error: 1d,
///           memory: 256MiB, archive: 1GiB}
///   coalescing: {enabled: true, follower_wait: 30}
///   retry: {attempts: 2, per_try: 60}
///   embeddings: {window: 5ms, texts: 64}
///   deadline: 120
///   hedging: false
///   cny_per_usd: 7.3
///   stream_limit: 4MiB
///   allow_plain_http: false
/// answers:
///   keep_questions: 90d                # 0 keeps none
///   cache_bytes: 64MiB                 # of answers that may be given again
///   deadline: 30                       # the longest wait for an answer
///   cost_limit: 0.05                   # what one answer may cost, in USD
///   intent_by_model: unsure            # or never, always: when a model is asked what a question is about
///   cheap: deepseek-v3.2
///   strong: gpt-4.1
/// ```
///
/// Times are seconds, or a number with `ms`, `s`, `m`, `h` or `d`. The file may also have `database`, `collection`,
/// `embedder` and `policy`, which are not the gateway's and are handed on, and the sections `lookups` and `server`.
package struct GatewayConfiguration: Sendable, Equatable {
    package let settings: GatewaySettings
    package let answers: AnswerSettings
    package let catalogue: Catalogue
    /// In the order of the file.
    package let upstreams: [UpstreamEntry]
    /// The fields of the file that are not the gateway's, as they are written.
    package let otherFields: [String: String]
    package let warnings: [ConfigurationWarning]
    /// The section `lookups`, which is not the gateway's and is handed on unread; nil where there is none.
    package let lookups: ConfigurationReader?
    /// The section `server`, handed on unread as `lookups` is.
    package let server: ConfigurationReader?

    private enum Field: String, FieldName {
        case upstreams, models, gateway, answers, lookups, server, database, collection, embedder, policy
    }

    /// What holds without a file. A missing key is no error here: the upstream says so when it is called.
    package static func `default`(environment: [String: String]) throws(ConfigurationError) -> GatewayConfiguration {
        // Nothing to read names a key file.
        try load(yaml: "", file: "", environment: environment) { _ throws(KeyProblem) in throw .empty }
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - yaml: what is in it, at most 256 KiB.
    ///   - file: its name, for messages and for the folder of key files.
    ///   - readFile: reads a key file.
    /// - Throws: at the first thing that is wrong, with the file, the line and the rule. Never a key.
    package static func load(
        yaml: String,
        file: String,
        environment: [String: String],
        readFile: (String) throws(KeyProblem) -> KeyFile = KeyFile.read
    ) throws(ConfigurationError) -> GatewayConfiguration {
        try withoutActuallyEscaping(readFile) { readFile throws(ConfigurationError) in
            let sources = ConfigurationSources(environment: environment, readFile: readFile)
            return try GatewayConfiguration(ConfigurationReader(yaml: yaml, file: file), sources: sources)
        }
    }

    private init(_ reader: ConfigurationReader, sources: ConfigurationSources) throws(ConfigurationError) {
        let fields = try reader.fields(Field.self)
        var otherFields: [String: String] = [:]
        for field in [Field.database, .collection, .embedder, .policy] {
            otherFields[field.rawValue] = try fields[field]?.text()
        }
        lookups = fields[.lookups]
        server = fields[.server]
        var settings = GatewaySettings()
        if let gateway = fields[.gateway] { settings = try GatewayReading.settings(gateway) }
        var catalogue = Catalogue.shipped
        if let models = fields[.models] { catalogue = try CatalogueReading(models).catalogue() }
        var answers = AnswerSettings()
        if let section = fields[.answers] { answers = try AnswerReading.settings(section, catalogue) }
        var warnings = catalogue.models.filter { $0.price == nil }.map {
            ConfigurationWarning.missingPrice(model: $0.name)
        }
        if let section = fields[.upstreams] {
            let folder = reader.file.lastIndex(of: "/").map { String(reader.file[...$0]) } ?? ""
            let reading = UpstreamReading(
                catalogue: catalogue,
                settings: settings,
                sources: sources,
                folder: folder
            )
            upstreams = try Self.upstreams(section, reading, warnings: &warnings)
        } else {
            upstreams = [try sources.standardUpstream(settings, into: &warnings)]
        }
        self.settings = settings
        self.answers = answers
        self.catalogue = catalogue
        self.otherFields = otherFields
        self.warnings = warnings
    }

    private init(_ other: GatewayConfiguration, upstreams: [UpstreamEntry]) {
        settings = other.settings
        catalogue = other.catalogue
        self.upstreams = upstreams
        otherFields = other.otherFields
        warnings = other.warnings
        lookups = other.lookups
        server = other.server
        answers = other.answers
    }

    /// The same models and settings, served elsewhere.
    package func served(by upstreams: [UpstreamEntry]) -> GatewayConfiguration {
        GatewayConfiguration(self, upstreams: upstreams)
    }

    private static func upstreams(
        _ section: ConfigurationReader,
        _ reading: UpstreamReading,
        warnings: inout [ConfigurationWarning]
    ) throws(ConfigurationError) -> [UpstreamEntry] {
        let readers = try section.items()
        guard !readers.isEmpty else { throw section.failure(.noUpstreams) }
        var upstreams: [UpstreamEntry] = []
        for reader in readers {
            let entry = try reading.entry(reader, warnings: &warnings)
            guard !upstreams.contains(where: { $0.name == entry.name }) else {
                throw reader.failure(.repeatedUpstream(entry.name))
            }
            upstreams.append(entry)
        }
        for (entry, reader) in zip(upstreams, readers) {
            let weights = upstreams.filter { $0.priority == entry.priority }.map(\.weight)
            guard weights.contains(where: { $0 > 0 }) else { throw reader.failure(.weights(priority: entry.priority)) }
        }
        let variable = UpstreamReading.baseURLVariable
        let standard = UpstreamEntry.standardName
        if reading.sources.value(of: variable) != nil, !upstreams.contains(where: { $0.name == standard }) {
            warnings.append(.unusedVariable(variable, upstream: standard))
        }
        return upstreams
    }
}
