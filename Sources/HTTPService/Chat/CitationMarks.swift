package import RAGCore

/// Where the marks `[1]`, `[2]` stand in an answer's text.
package enum CitationMarks {
    package struct Place: Equatable {
        package var citation: Citation
        /// Code points of the text, the brackets among them.
        package var range: Range<Int>
    }

    /// In the order of the text; a mark that names no citation is passed over.
    package static func places(of answer: Answer) -> [Place] {
        let citations = Dictionary(answer.citations.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
        var places: [Place] = []
        var start: Int?
        var number = 0
        for (position, scalar) in answer.text.unicodeScalars.enumerated() {
            switch scalar {
            case "[":
                (start, number) = (position, 0)
            case "0"..."9" where start != nil && number < 100_000:
                number = number * 10 + Int(scalar.value - 0x30)
            case "]":
                if let begin = start, let citation = citations[number] {
                    places.append(Place(citation: citation, range: begin..<position + 1))
                }
                start = nil
            default: start = nil
            }
        }
        return places
    }
}
