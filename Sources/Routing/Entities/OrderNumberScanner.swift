import RAGCore

/// Finds numbers of orders: those of the shop's own shapes wherever they stand, and others where `#` or a word such as
/// "order" announces them.
struct OrderNumberScanner: Sendable {
    /// How many digits a number has that is announced.
    private static let digits = 5...12
    /// The same where `#` or "order number" leaves no doubt.
    private static let confirmedDigits = 4...12

    let patterns: [CodePattern]

    func entities(in text: ScannedText, _ runs: [CodeRun]) -> [Entity] {
        let announced = Self.announced(in: text)
        var entities: [Entity] = []
        var previous: CodeRun?
        for run in runs where run.digits > 0 {
            let hash = run.range.lowerBound > 0 && text.bytes[run.range.lowerBound - 1] == UInt8(ascii: "#")
            let isConfirmed = hash ? true : announced[run.range.lowerBound]
            let isNext = previous.map { follows($0, run, in: text) } ?? false
            guard has(run, shapeOf: text, isConfirmed: isConfirmed) || isNext else { continue }
            previous = run
            let range = hash ? run.range.lowerBound - 1..<run.range.upperBound : run.range
            entities.append(
                Entity(kind: .orderNumber, text: text.text(range), value: run.value(in: text), range: range)
            )
        }
        return entities
    }

    /// Where a number may begin that a word announces, and whether beyond doubt.
    private static func announced(in text: ScannedText) -> [Int: Bool] {
        var announced: [Int: Bool] = [:]
        for index in text.words.indices {
            guard let (word, isConfirmed) = CodeMarkers.order.announced(by: index, in: text) else { continue }
            announced[text.words[word].range.lowerBound] = isConfirmed
        }
        return announced
    }

    private func has(_ run: CodeRun, shapeOf text: ScannedText, isConfirmed: Bool?) -> Bool {
        if patterns.contains(where: { $0.matches(text.bytes[run.range]) }) { return true }
        guard let isConfirmed, !run.isDate(in: text) else { return false }
        guard run.letters == 0 || run.isLettersThenDigits(in: text) else { return false }
        return (isConfirmed ? Self.confirmedDigits : Self.digits).contains(run.digits)
    }

    /// Whether it goes on after "and" or a comma with a number of the same length: `orders 12345 and 12346`.
    private func follows(_ previous: CodeRun, _ run: CodeRun, in text: ScannedText) -> Bool {
        guard run.digits == previous.digits, run.letters == previous.letters, run.range.count == previous.range.count
        else { return false }
        let between = previous.range.upperBound..<run.range.lowerBound
        guard between.count <= 6 else { return false }
        return Self.connectors.contains(text.text(between).lowercased())
    }

    private static let connectors: Set = [" and ", " und ", " y ", ", ", " & ", "/", ", and ", " or ", " oder ", " o "]
}

extension [CodePattern] {
    /// Shapes that hardly anything but an order has: letters, a year and a running number.
    package static let orderNumbers = ["@@-####-####", "@@-####-#####", "@@-####-######", "@@@-####-#####"]
        .compactMap { CodePattern($0) }
}
