import Foundation

/// Files that a command measures on.
enum InputFile {
    static func bytes(of path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.badInput, "\(path) cannot be read; name a file that is there.")
        }
        return data
    }

    /// The value of each line that is not empty.
    static func lines<Value>(of path: String, _ decode: (Data) throws -> Value) throws -> [Value] {
        let newline = UInt8(ascii: "\n")
        let lines = try bytes(of: path).split(separator: newline, omittingEmptySubsequences: false)
        let values = try lines.enumerated().compactMap { number, line in
            do {
                return line.isEmpty ? nil : try decode(Data(line))
            } catch {
                throw CommandFailure(
                    .badInput,
                    "\(path), line \(number + 1): it is not a JSON object with the keys that --help names."
                )
            }
        }
        guard !values.isEmpty else {
            throw CommandFailure(.badInput, "\(path) is empty; write a JSON object in each line.")
        }
        return values
    }
}
