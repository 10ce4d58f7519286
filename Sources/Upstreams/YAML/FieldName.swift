/// The fields that a section of the configuration may have, by their names in YAML.
protocol FieldName: RawRepresentable<String>, CaseIterable, Hashable {
    /// Those that are offered where another is there.
    static var names: [String] { get }
}

extension FieldName {
    static var names: [String] { allCases.map(\.rawValue) }
}
