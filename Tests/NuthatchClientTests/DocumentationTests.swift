import Foundation
import Testing

/// The examples in the documentation are those of `Examples`, which are compiled.
@Suite struct DocumentationTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/"

    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: root + path)), as: UTF8.self)
    }

    private static func bare(_ line: Substring) -> String { line.trimmingCharacters(in: .whitespaces) }

    /// The lines between fences of Swift.
    private static func examples(in text: String, comment: String) -> [[String]] {
        var examples: [[String]] = []
        var current: [String]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(bare) {
            guard line.hasPrefix(comment) else { continue }
            let content = line.dropFirst(comment.count).trimmingCharacters(in: .whitespaces)
            if content == "```swift" {
                current = []
            } else if content == "```" {
                if let current { examples.append(current) }
                current = nil
            } else if !content.isEmpty {
                current?.append(content)
            }
        }
        return examples
    }

    @Test func `every example in the documentation compiles`() throws {
        let compiled = try Self.text("Tests/NuthatchClientTests/Examples.swift").split(separator: "\n").map(Self.bare)
        let folder = URL(filePath: Self.root + "Sources/NuthatchClient")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var examples: [[String]] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            examples += Self.examples(in: text, comment: "///")
        }
        #expect(examples.count >= 10)
        for example in examples {
            #expect(compiled.firstRange(of: example) != nil, "\(example.joined(separator: "\n"))")
        }
    }

    @Test func `the examples in the README compile`() throws {
        let compiled = try Self.text("Tests/NuthatchClientTests/Examples.swift").split(separator: "\n").map(Self.bare)
        // A part of a manifest is no part of a program.
        let examples = Self.examples(in: try Self.text("README.md"), comment: "")
            .filter { $0.contains { $0.contains("nuthatch.") } }
        #expect(!examples.isEmpty)
        for example in examples {
            #expect(compiled.firstRange(of: example) != nil, "\(example.joined(separator: "\n"))")
        }
    }
}
