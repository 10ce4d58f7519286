/// The fields of a section, each with its reader.
package struct YAMLFields<Name: FieldName, Failure: YAMLFailure> {
    package let section: YAMLReader<Failure>
    private let readers: [Name: YAMLReader<Failure>]

    /// - Throws: where the section has a field that is not one of `Name`.
    package init(_ section: YAMLReader<Failure>) throws(Failure) {
        var readers: [Name: YAMLReader<Failure>] = [:]
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
    package subscript(name: Name) -> YAMLReader<Failure>? {
        readers[name]
    }

    /// - Throws: where the field is not there.
    package func required(_ name: Name) throws(Failure) -> YAMLReader<Failure> {
        guard let reader = readers[name] else {
            throw section.failure(.missingField(name.rawValue, section: section.path))
        }
        return reader
    }
}
