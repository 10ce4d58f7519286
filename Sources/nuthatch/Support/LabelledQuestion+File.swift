import Evaluation
import Foundation

extension LabelledQuestion {
    /// Those of the demo shop.
    static let defaultFile = "Fixtures/questions.jsonl"

    /// The questions of a file, a JSON object a line. Blocking.
    static func read(from path: String) throws -> [LabelledQuestion] {
        try InputFile.lines(of: path) { try JSONDecoder().decode(LabelledQuestion.self, from: $0) }
    }
}
