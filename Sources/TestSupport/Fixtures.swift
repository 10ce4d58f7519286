import FoundationEssentials

/// The files of the `Fixtures` folder, found from where this source stands.
package enum Fixtures {
    /// The path of `Fixtures/<name>`.
    package static func path(of name: String) -> String {
        let folders = #filePath.split(separator: "/").dropLast(3)
        return "/" + folders.joined(separator: "/") + "/Fixtures/" + name
    }

    /// The objects of a file that has one a line, in JSON.
    package static func read<Line: Decodable>(_: Line.Type, from name: String) throws -> [Line] {
        try Data(contentsOf: URL(filePath: path(of: name)))
            .split(separator: UInt8(ascii: "\n"))
            .map { try JSONDecoder().decode(Line.self, from: $0) }
    }
}
