import FoundationEssentials
package import RAGCore

/// The examples that stand in the documentation of the code.
package enum DocumentedExample {
    /// The first example in YAML of a source file, such as `Sources/Upstreams/Configuration/GatewayConfiguration.swift`.
    package static func yaml(in file: String) throws -> String {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let text = String(decoding: try Data(contentsOf: URL(filePath: root + "/" + file)), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let yaml = lines.drop { $0 != "/// ```yaml" }.dropFirst().prefix { $0 != "/// ```" }
        return yaml.map { String($0.dropFirst(4)) }.joined(separator: "\n")
    }

    /// The example with up to four places of it changed for pieces that mean something in YAML.
    package static func damaged(_ example: String, using generator: inout SeededGenerator) -> String {
        let pieces =
            Array("{}[]:,-#&*!|>'\"%@` \n\t\u{0}\u{85}é09.~?x").map(String.init) + ["null", "- - ", "? ", "<<: "]
        var text = Array(example)
        for _ in 0...Int.random(in: 0..<4, using: &generator) {
            let start = Int.random(in: 0..<text.count, using: &generator)
            let end = min(text.count, start + Int.random(in: 0..<4, using: &generator))
            let piece = pieces[Int.random(in: pieces.indices, using: &generator)]
            text.replaceSubrange(start..<end, with: Array(piece))
        }
        return String(text)
    }
}
