/// What a command left behind when it had ended.
struct Outcome {
    var status: Int32
    var output: String
    var error: String

    /// The one object that `--json` writes.
    func json() throws -> JSON {
        try JSON(output)
    }

    /// Non-empty lines of standard output.
    var lines: [String] {
        output.split(separator: "\n").map(String.init)
    }
}
