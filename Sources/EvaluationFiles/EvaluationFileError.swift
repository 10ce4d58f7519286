/// What is wrong with a file of an evaluation, and where.
package struct EvaluationFileError: Error, Equatable, CustomStringConvertible {
    package var file: String
    /// From 1; nil where it is not about a line.
    package var line: Int?
    package var fault: FileFault

    package init(_ fault: FileFault, file: String, line: Int? = nil) {
        self.fault = fault
        self.file = file
        self.line = line
    }

    package var description: String {
        "\(file)\(line.map { ", line \($0)" } ?? ""): \(fault)"
    }
}
