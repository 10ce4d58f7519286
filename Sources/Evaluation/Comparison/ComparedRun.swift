/// A result with the name that a comparison calls it by, such as its file's.
package struct ComparedRun: Sendable {
    package var name: String
    package var result: EvaluationResult

    package init(_ name: String, _ result: EvaluationResult) {
        self.name = name
        self.result = result
    }
}
