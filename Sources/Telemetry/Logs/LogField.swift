package import Logging

/// A piece of metadata, with nothing nested in it.
package struct LogField: Sendable, Equatable {
    /// Fields that a line has, and levels of nesting that are read. What is beyond is left out, and `truncated` says so.
    static let limit = 64
    static let depthLimit = 4

    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Metadata ordered by name. What is in a dictionary is named `outer.inner`, what is in an array `outer.0`.
    package static func flattened(_ metadata: Logger.Metadata) -> [Self] {
        var fields: [Self] = []
        fields.reserveCapacity(metadata.count)
        guard !append(metadata, to: &fields, prefix: "", depth: 1) else { return fields }
        fields.append(Self("truncated", "true"))
        return fields
    }

    /// - Returns: whether all of it is there.
    private static func append(
        _ metadata: Logger.Metadata,
        to fields: inout [Self],
        prefix: String,
        depth: Int
    ) -> Bool {
        var isWhole = true
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
            isWhole = append(value, to: &fields, name: prefix + name, depth: depth) && isWhole
        }
        return isWhole
    }

    private static func append(
        _ value: Logger.MetadataValue,
        to fields: inout [Self],
        name: String,
        depth: Int
    ) -> Bool {
        guard fields.count < limit, depth <= depthLimit else { return false }
        switch value {
        case .string(let text): fields.append(Self(name, text))
        case .stringConvertible(let value): fields.append(Self(name, value.description))
        case .dictionary(let inner): return append(inner, to: &fields, prefix: name + ".", depth: depth + 1)
        case .array(let elements):
            var isWhole = true
            for (index, element) in elements.enumerated() {
                isWhole = append(element, to: &fields, name: "\(name).\(index)", depth: depth + 1) && isWhole
            }
            return isWhole
        }
        return true
    }
}
