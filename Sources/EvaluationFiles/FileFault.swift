package import JSONText

/// Why a file of an evaluation cannot be used: what is wrong, the rule, and the way out.
package enum FileFault: Error, Equatable, CustomStringConvertible {
    // The file.
    case unreadable(String)
    case unwritable(String)
    case truncated
    case damaged(String)
    case lineTooLong(limit: Int)
    case empty(String)
    case missingSplit(String, others: [String])

    // A line of fields.
    case fieldCount(Int, expected: String)
    case emptyField(String)
    case notUTF8(String)
    case score(String)
    case fractionalGrade(String)
    case grade(String, limits: ClosedRange<Int>)
    case doubledDocument(String, query: String)
    case doubledJudgment(String, query: String)

    // A line of JSON.
    case notJSON(JSONFault, offset: Int)
    case notObject
    case missingID
    case missingText
    case title
    case emptyQuery(String)
    case doubledID(String)

    // What the files are together.
    case noJudgedQuery(count: Int, judgments: String)
    case unwritableID(String)

    package var description: String {
        switch self {
        case .unreadable(let reason):
            "it cannot be read: \(reason). Name a file that is there."
        case .unwritable(let reason):
            "it cannot be written: \(reason). Name a file in a folder that is there."
        case .truncated:
            "the gzip data end here, before their end; copy or download the file again."
        case .damaged(let reason):
            "the gzip data are damaged behind this line (\(reason)); copy or download the file again."
        case .lineTooLong(let limit):
            "it is longer than \(limit) bytes; split its text."
        case .empty(let expected):
            "it is empty; \(expected)."
        case .missingSplit(let split, let others):
            others.isEmpty
                ? "there are no judgments; put a file \(split).tsv there."
                : "there is no \(split).tsv; name one of \(others.joined(separator: ", ")), or put it there."
        case .fieldCount(let count, let expected):
            "it has \(count == 1 ? "1 field" : "\(count) fields"); a line is \(expected), with blanks or tabs between."
        case .emptyField(let name):
            "its \(name) is empty; give it one, or remove the line."
        case .notUTF8(let name):
            "its \(name) is not UTF-8; write it so."
        case .score(let text):
            "its score is “\(text)”; a score is a finite number, such as 12.5 or 3e-2."
        case .fractionalGrade(let text):
            "its judgment is “\(text)”; a judgment is a whole number, as the reference tools have it: multiply or round all."
        case .grade(let text, let limits):
            "its judgment is “\(text)”; a judgment is a whole number from \(limits.lowerBound) to \(limits.upperBound)."
        case .doubledDocument(let document, let query):
            "the document “\(document)” comes a second time for the query “\(query)”; keep one of the lines."
        case .doubledJudgment(let document, let query):
            "the document “\(document)” is judged a second time for the query “\(query)”; keep one of the lines."
        case .notJSON(let fault, let offset):
            "\(fault.description(of: "line")), at byte \(offset + 1); each line is one object of JSON."
        case .notObject:
            "it holds no object of JSON; write {\"_id\": …, \"text\": …}."
        case .missingID:
            "it has no “_id”; give it one, a text that is not empty or a number."
        case .missingText:
            "its “text” is missing or no text; write one."
        case .title:
            "its “title” is no text; write one, or leave it out."
        case .emptyQuery(let id):
            "the query “\(id)” is empty; write its text, or remove it with its judgments."
        case .doubledID(let id):
            "the id “\(id)” comes a second time; give each its own."
        case .noJudgedQuery(let count, let judgments):
            "\(count == 1 ? "its query has" : "none of its \(count) queries has") a judgment in \(judgments); "
                + "give a run and judgments of the same data."
        case .unwritableID(let id):
            "the id “\(id)” is empty or holds a blank, and a TREC run keeps fields apart by blanks; rename it."
        }
    }
}
