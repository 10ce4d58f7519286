import JSONText

/// How an upstream's dialect differs from OpenAI's, field by field at the top of a request.
///
/// A field is renamed first, then dropped or given its default under its new name. To drop wins.
package struct RequestDialect: Sendable {
    /// The changes that come before the gateway's own.
    let edit: JSONEdit

    package init() {
        edit = JSONEdit()
    }

    /// - Parameter defaults: JSON texts for fields that the caller did not send.
    /// - Throws: where a rule is about a field that the gateway writes, or a default is not JSON.
    package init(
        rename: [String: String] = [:],
        drop: Set<String> = [],
        defaults: [String: String] = [:]
    ) throws(WireError) {
        let named = drop.union(rename.keys).union(rename.values).union(defaults.keys)
        if let field = named.intersection(Self.reserved).min() { throw .reservedField(field) }
        var edit = JSONEdit()
        edit.renamed = rename
        edit.removed = drop
        for (field, text) in defaults.sorted(by: { $0.key < $1.key }) {
            do throws(JSONError) {
                edit.defaults[field] = Array(try JSONDocument(Array(text.utf8)).root.bytes)
            } catch {
                throw .invalidDefault(field)
            }
        }
        self.edit = edit
    }

    private static let reserved: Set = ["model", "messages", "input", "stream"]
}
