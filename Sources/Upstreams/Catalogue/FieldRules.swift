/// How a request's fields change on their way to a model that takes others.
///
/// They apply in this order: rename, drop, defaults. So `rename: {max_tokens: max_completion_tokens}` suits a reasoning
/// model, which refuses the old name.
package struct FieldRules: Sendable, Equatable {
    package let rename: [String: String]
    package let drop: Set<String>
    /// JSON text of fields that are set where the request does not set them.
    package let defaults: [String: String]

    package static let none = FieldRules()

    /// Fields that a call writes itself.
    static let reserved: Set<String> = ["input", "messages", "model", "stream"]

    private init() {
        rename = [:]
        drop = []
        defaults = [:]
    }

    /// - Throws: where a rule touches a field that a call writes itself, where two rules contradict each other, or where a
    ///   name is empty.
    package init(
        rename: [String: String] = [:],
        drop: Set<String> = [],
        defaults: [String: String] = [:]
    ) throws(ConfigurationProblem) {
        let old = rename.keys.sorted()
        let new = rename.values.sorted()
        for field in old + new + drop.sorted() + defaults.keys.sorted() {
            guard !field.isEmpty, field.utf8.count <= 128 else { throw .requestFieldName(field) }
            guard !Self.reserved.contains(field) else { throw .reservedRequestField(field) }
        }
        for (one, next) in zip(new, new.dropFirst()) where one == next { throw .contradictingRules(field: one) }
        for field in new where rename[field] != nil || drop.contains(field) { throw .contradictingRules(field: field) }
        for field in drop.sorted() where rename[field] != nil || defaults[field] != nil {
            throw .contradictingRules(field: field)
        }
        for field in old where defaults[field] != nil { throw .contradictingRules(field: field) }
        self.rename = rename
        self.drop = drop
        self.defaults = defaults
    }
}
