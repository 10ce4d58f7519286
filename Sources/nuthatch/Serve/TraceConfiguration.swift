import Upstreams
import YAMLText

/// Where traces are sent by OTLP over HTTP, and how many.
///
/// ```yaml
/// traces: {endpoint: "http://127.0.0.1:4318", headers: {X-Scope-OrgID: shop}, sample: 0.1}
/// ```
struct TraceConfiguration: Sendable, Equatable {
    /// Without `/v1/traces`.
    let endpoint: BaseURL
    let headers: ExtraHeaders
    /// The share of traces that begin here; of others the caller decides.
    let sample: Double

    private enum Field: String, FieldName {
        case endpoint, headers, sample
    }

    init(_ section: ConfigurationReader, environment: [String: String]) throws(ConfigurationError) {
        let fields = try section.fields(Field.self)
        let reader = try fields.required(.endpoint)
        let text = try reader.text()
        do {
            // A collector is on this machine or in its network, and often without TLS.
            endpoint = try BaseURL(text, allowsPlainHTTP: true)
        } catch {
            throw reader.failure(.baseURL(field: reader.path, error))
        }
        headers = try HeaderReading(environment: environment).headers(fields[.headers])
        sample = try fields[.sample]?.number(in: 0...1) ?? 1
    }
}
