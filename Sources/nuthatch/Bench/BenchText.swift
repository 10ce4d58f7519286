import Foundation

/// A line of a file of texts, with what a reference says of it.
struct BenchText: Decodable {
    var text: String
    var ids: [Int32]?
    var embedding: [Float]?

    static func read(_ path: String) throws -> [BenchText] {
        try InputFile.lines(of: path) { try JSONDecoder().decode(BenchText.self, from: $0) }
    }
}
