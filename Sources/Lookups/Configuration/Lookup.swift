import Upstreams
import YAMLText

/// One question that one of the shop's services answers.
package struct Lookup: Sendable {
    package let name: String
    /// For a reader of the answer: `Order status`.
    package let title: String
    let url: URLTemplate
    /// Of each placeholder of the URL.
    let kinds: [String: ValueKind]
    /// The placeholders without which it cannot be asked.
    package let needs: [String]
    let headers: ExtraHeaders
    let fields: [(name: String, path: JSONPath)]
    let sentences: SentenceTemplates
    /// Whose customers may ask; nil for all.
    let tenants: Set<String>?
    let timeout: Duration
    /// Bytes of an answer.
    let limit: Int

    /// All that it can use, in the order of the URL.
    package var placeholders: [String] { url.placeholders }
}
