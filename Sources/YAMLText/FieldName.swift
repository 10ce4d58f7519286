/// The fields that a section of a file may have, by their names in YAML.
package protocol FieldName: RawRepresentable<String>, CaseIterable, Hashable {
    /// Those that are offered where another is there.
    static var names: [String] { get }
}

extension FieldName {
    package static var names: [String] { allCases.map(\.rawValue) }
}
