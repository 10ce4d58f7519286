import Transport
import Upstreams
import YAMLText

/// Reads one lookup of the configuration.
struct LookupReading {
    let name: String
    let hosts: HostList
    let environment: [String: String]

    private enum Field: String, FieldName {
        case url, needs, context, headers, fields, says, title, tenants, timeout, limit
    }

    private static let fieldLimit = 32
    private static let usualTimeout = Duration.seconds(2)
    private static let usualLimit = 64 << 10

    func lookup(_ reader: ConfigurationReader) throws(ConfigurationError) -> Lookup {
        let fields = try reader.fields(Field.self)
        let urlReader = try fields.required(.url)
        let url = try url(urlReader)
        let kinds = try kinds(url, fields[.context], at: urlReader)
        let paths = try self.paths(fields.required(.fields))
        return Lookup(
            name: name,
            title: try fields[.title]?.text() ?? Self.title(of: name),
            url: url,
            kinds: kinds,
            needs: try fields[.needs].map { reader throws(ConfigurationError) in try needs(reader, url) }
                ?? Self.unique(url.pathPlaceholders),
            headers: try HeaderReading(environment: environment).headers(fields[.headers]),
            fields: paths,
            sentences: try SentenceTemplates(fields[.says], names: paths.map(\.name) + url.placeholders),
            tenants: try fields[.tenants].map { reader throws(ConfigurationError) in Set(try reader.texts()) },
            timeout: try fields[.timeout]?.duration(atMost: 30) ?? Self.usualTimeout,
            limit: try fields[.limit]?.bytes(in: 256...1 << 20) ?? Self.usualLimit
        )
    }

    private static func title(of name: String) -> String {
        let words = name.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func unique(_ names: [String]) -> [String] {
        names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

// MARK: - The URL

extension LookupReading {
    private func url(_ reader: ConfigurationReader) throws(ConfigurationError) -> URLTemplate {
        let url: URLTemplate
        let text = try reader.text()
        do {
            url = try URLTemplate(text)
        } catch {
            throw reader.failure(.rule("\(reader.path) \(error.predicate)"))
        }
        guard hosts.contains(url.host, usualPort: url.usualPort) else {
            throw reader.failure(
                .rule(
                    """
                    \(reader.path) goes to \(Shown.text(url.origin, limit: 100)), which lookups.hosts does not list; add \
                    the host there, with its port where that is unusual.
                    """
                )
            )
        }
        let isPrivate = url.host.isLocalhost || url.host.address.map { !$0.isPublic } ?? false
        guard url.isEncrypted || isPrivate else { throw reader.failure(.rule("\(reader.path) \(Self.plainRule)")) }
        return url
    }

    private static let plainRule =
        "is plain http, which others on the way can read and change; use https. Listed private addresses may have http."

    /// A name that is no kind of thing in a question has to stand under `context`: else a mistyped one would never be filled.
    private func kinds(
        _ url: URLTemplate,
        _ context: ConfigurationReader?,
        at urlReader: ConfigurationReader
    ) throws(ConfigurationError) -> [String: ValueKind] {
        var kinds: [String: ValueKind] = [:]
        for (name, reader) in try context?.pairs() ?? [] {
            guard ValueKind(placeholder: name) == nil else {
                throw reader.failure(.rule("\(reader.path) has a kind already; leave it out."))
            }
            guard url.placeholders.contains(name) else {
                throw reader.failure(.rule("\(reader.path) is no placeholder of \(urlReader.path); leave it out."))
            }
            guard let kind = ValueKind(rawValue: try reader.text()) else {
                throw reader.mustBe(Shown.choice(ValueKind.allCases.map(\.rawValue)))
            }
            kinds[name] = kind
        }
        for name in url.placeholders where kinds[name] == nil {
            guard let kind = ValueKind(placeholder: name) else { throw urlReader.failure(unknown(name, urlReader)) }
            kinds[name] = kind
        }
        return kinds
    }

    private func unknown(_ name: String, _ reader: ConfigurationReader) -> ConfigurationProblem {
        let known = ValueKind.knownPlaceholders
        let question = Guess.nearest(to: name, among: known).map { " Did you mean \($0)?" } ?? ""
        return .rule(
            """
            \(reader.path) has the placeholder \(Shown.text(name)), which no question fills.\(question) Use \
            \(Shown.choice(known)), or name it under context, as in “context: {\(name): identifier}”.
            """
        )
    }

    private func needs(_ reader: ConfigurationReader, _ url: URLTemplate) throws(ConfigurationError) -> [String] {
        let needs = try reader.texts()
        for name in needs where !url.placeholders.contains(name) {
            throw reader.failure(.rule("\(reader.path) has \(Shown.text(name)), which is no placeholder of the URL."))
        }
        for name in url.pathPlaceholders where !needs.contains(name) {
            throw reader.failure(
                .rule("\(reader.path) lacks \(name), without which the URL has no path; add it, or leave needs out.")
            )
        }
        return Self.unique(needs)
    }
}

// MARK: - Fields

extension LookupReading {
    private func paths(_ reader: ConfigurationReader) throws(ConfigurationError) -> [(name: String, path: JSONPath)] {
        var paths: [(name: String, path: JSONPath)] = []
        for (name, path) in try reader.pairs() {
            guard Placeholder.isName(name) else {
                throw path.failure(.rule("The field \(Shown.text(name)) of \(reader.path) \(Placeholder.nameRule)."))
            }
            guard let parsed = JSONPath(try path.text()) else { throw path.mustBe(JSONPath.rule) }
            paths.append((name, parsed))
        }
        guard (1...Self.fieldLimit).contains(paths.count) else {
            throw reader.failure(
                .rule("\(reader.path) has \(paths.count) fields; it must have 1 to \(Self.fieldLimit).")
            )
        }
        return paths
    }
}
