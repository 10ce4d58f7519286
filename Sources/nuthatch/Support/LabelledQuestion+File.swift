import Evaluation
import Foundation

extension LabelledQuestion {
    /// The questions of the demo shop, from where the project lies.
    static let defaultFile = "Fixtures/questions.jsonl"

    /// The questions of a file, a JSON object a line. Blocking.
    static func read(from path: String) throws -> [LabelledQuestion] {
        try InputFile.lines(of: path) { try JSONDecoder().decode(LabelledQuestion.self, from: $0) }
    }
}
