/// Why chunking cannot be measured: what is wrong with a set of questions, which count from 1, or with a baseline.
package enum ChunkingEvaluationError: Error, Equatable, CustomStringConvertible {
    package enum Fault: Error, Equatable, CustomStringConvertible {
        case emptyQuestion
        case unknownCorpus(String, known: [String])
        case notReferences(String)
        case noReferences
        case notReference(Int)
        case offsets(Int, start: Int, end: Int, length: Int)
        case mismatch(Int, start: Int, end: Int)

        package var description: String {
            switch self {
            case .emptyQuestion: "the question is empty; write what is asked."
            case .unknownCorpus(let name, let known):
                "there is no corpus \"\(name)\"; there is \(known.sorted().joined(separator: ", "))."
            case .notReferences(let problem):
                "\"references\" is not a JSON list of {\"content\", \"start_index\", \"end_index\"}: \(problem)."
            case .noReferences: "it has no excerpt; name at least one."
            case .notReference(let number):
                "excerpt \(number) is not an object with the text \"content\" and the whole numbers \"start_index\" and "
                    + "\"end_index\"."
            case .offsets(let number, let start, let end, let length):
                "excerpt \(number) is \(start) to \(end) of a corpus of \(length) code points; it must start at 0 or more, "
                    + "end behind its start, and end in the corpus."
            case .mismatch(let number, let start, let end):
                "excerpt \(number) is not what the corpus has at code points \(start) to \(end); is it another version of "
                    + "the corpus?"
            }
        }
    }

    case question(file: String, number: Int, line: Int, Fault)
    case missingColumn(String, file: String, columns: [String])
    case empty(file: String)
    case size(Int, least: Int)
    case overlap(Int, size: Int)

    package var description: String {
        switch self {
        case .question(let file, let number, let line, let fault):
            "\(file), question \(number) (line \(line)): \(fault)"
        case .missingColumn(let name, let file, let columns):
            "\(file) has no column \"\(name)\"; its columns are "
                + columns.map { "\"\($0)\"" }.joined(separator: ", ") + "."
        case .empty(let file): "\(file) has no question below its header."
        case .size(let size, let least): "The chunk size is \(size); it must be \(least) or more."
        case .overlap(let overlap, let size):
            "The chunk overlap is \(overlap); it must be 0 or more and less than the chunk size, \(size)."
        }
    }
}
