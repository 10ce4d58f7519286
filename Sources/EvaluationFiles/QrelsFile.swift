package import Evaluation

/// A file of judgments: TREC's `query iteration document judgment`, or BEIR's `query document judgment`, with a header line
/// or without. How many fields the first line has tells which.
package struct QrelsFile: Sendable {
    private static let trecForm = "query iteration document judgment"
    private static let beirForm = "query document judgment"

    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    package func read() throws(EvaluationFileError) -> Judgments {
        var judgments = Judgments()
        var fieldCount: Int?
        try TextLines(path: path).forEach { line, number throws(FileFault) in
            let fields = Self.fields(line)
            let isHeader = fieldCount == nil && Self.isHeader(line, fields)
            guard fields.count == fieldCount ?? fields.count, [3, 4].contains(fields.count) else {
                throw .fieldCount(fields.count, expected: Self.form(fieldCount))
            }
            fieldCount = fields.count
            if !isHeader { try Self.append(line, fields, to: &judgments) }
            return true
        }
        guard judgments.count > 0 else {
            throw EvaluationFileError(.empty("judgments are lines \(Self.form(nil))"), file: path)
        }
        return judgments
    }

    private static func form(_ fieldCount: Int?) -> String {
        switch fieldCount {
        case 3: beirForm
        case 4: trecForm
        default: "\(trecForm) or \(beirForm)"
        }
    }

    /// Between tabs where that makes a line of judgments, for ids may hold blanks there; else between blanks of all kinds.
    private static func fields(_ line: Span<UInt8>) -> LineFields {
        let fields = LineFields(betweenTabs: line)
        return fields.count == 3 || fields.count == 4 ? fields : LineFields(line)
    }

    /// Whether the judgment is a word, such as `score`, and no number, nor what should have been one.
    private static func isHeader(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
        guard fields.count == 3 || fields.count == 4 else { return false }
        let judgment = line.quoted(fields[fields.count - 1])
        return !judgment.isEmpty && Double(judgment) == nil && !judgment.contains(where: \.isNumber)
    }

    private static func append(
        _ line: Span<UInt8>,
        _ fields: LineFields,
        to judgments: inout Judgments
    ) throws(FileFault) {
        let document = fields[fields.count - 2]
        guard !document.isEmpty else { throw .emptyField("document") }
        let query = try line.text(fields[0], "query")
        _ = try line.text(document, "document")
        let grade = try grade(line, fields[fields.count - 1])
        guard judgments.append(line.extracting(document), grade: grade, for: query) else {
            throw .doubledJudgment(line.quoted(document), query: query)
        }
    }

    /// A whole number, which may be written with a fraction of zeros.
    private static func grade(_ line: Span<UInt8>, _ range: Range<Int>) throws(FileFault) -> Int {
        let text = line.quoted(range)
        guard line.extracting(range).isDecimal, let number = Double(text) else {
            throw .grade(text, limits: TopicJudgments.grades)
        }
        guard number.rounded() == number else { throw .fractionalGrade(text) }
        guard let grade = Int(exactly: number), TopicJudgments.grades.contains(grade) else {
            throw .grade(text, limits: TopicJudgments.grades)
        }
        return grade
    }
}
