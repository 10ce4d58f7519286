/// The fields of a section, each with its reader.
struct YAMLFields<Name: FieldName> {
    let section: YAMLReader
    private let readers: [Name: YAMLReader]

    /// - Throws: where the section has a field that is not one of `Name`.
    init(_ section: YAMLReader) throws(ConfigurationError) {
        var readers: [Name: YAMLReader] = [:]
        for (name, reader) in try section.pairs() {
            guard let field = Name(rawValue: name) else {
                throw reader.failure(.unknownField(name, section: section.path, known: Name.names))
            }
            if !reader.node.isNull { readers[field] = reader }
        }
        self.section = section
        self.readers = readers
    }

    /// Nil where the field is not there, or has no value.
    subscript(name: Name) -> YAMLReader? {
        readers[name]
    }

    /// - Throws: where the field is not there.
    func required(_ name: Name) throws(ConfigurationError) -> YAMLReader {
        guard let reader = readers[name] else {
            throw section.failure(.missingField(name.rawValue, section: section.path))
        }
        return reader
    }
}
