import JSONText

/// The object of JSON that a prompt wants: an intent with its entities, or a question that stands by itself. Which it is
/// follows from the keys that the prompt names.
enum ObjectAnswer {
    /// Nil where the prompt speaks of neither.
    static func json(for request: ChatRequest) -> String? {
        let prompt = request.messages.map(\.text).joined(separator: "\n")
        if prompt.contains("\"intent\"") { return intent(request, rules: prompt) }
        if prompt.contains("\"query\"") { return query(request) }
        return nil
    }

    // MARK: - Intents

    /// The offered intent whose name and description share most words with the question; the first of equals.
    private static func intent(_ request: ChatRequest, rules: String) -> String {
        let question = lastTurn(request.question)
        let asked = Set(words(of: question).filter { !fillers.contains($0) })
        var best = (name: "unknown", shared: 0)
        for line in rules.split(whereSeparator: \.isNewline) {
            guard let (name, description) = offer(in: line) else { continue }
            let hints = words(of: description).filter { !fillers.contains($0) }
            let named = asked.count { word in name.split(separator: "_").contains { isAkin(String($0), word) } }
            let shared = 2 * named + asked.count { word in hints.contains { isAkin($0, word) } }
            if shared > best.shared { best = (name, shared) }
        }
        var json = Array(#"{"intent":"#.utf8)
        json.appendJSON(best.name)
        json += #","entities":["#.utf8
        if let number = orderNumber(in: question) {
            json += #"{"kind":"order_number","text":"#.utf8
            json.appendJSON(number)
            json += "}".utf8
        }
        json += "]}".utf8
        return String(decoding: json, as: UTF8.self)
    }

    /// `- order_status: where a parcel is`.
    private static func offer(in line: Substring) -> (name: String, description: String)? {
        guard line.hasPrefix("- ") else { return nil }
        let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1)
        guard let name = parts.first, !name.isEmpty, name.allSatisfy({ $0 == "_" || ("a"..."z").contains($0) }) else {
            return nil
        }
        return (String(name), parts.count == 2 ? String(parts[1]) : "")
    }

    /// The first word with four digits or more.
    private static func orderNumber(in question: String) -> String? {
        question.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
            .first { $0.count(where: \.isNumber) >= 4 }.map(String.init)
    }

    /// Words of one stem, roughly: the first four letters, or all of a shorter one.
    private static func isAkin(_ one: String, _ other: String) -> Bool {
        let length = min(4, max(3, min(one.count, other.count)))
        return one.count >= 3 && other.count >= 3 && one.prefix(length) == other.prefix(length)
    }

    // MARK: - Rewriting

    /// The question, and the words of the turn before it that say what it is about.
    private static func query(_ request: ChatRequest) -> String {
        let question = lastTurn(request.question)
        let turns = request.messages.filter { $0.role == "user" }.flatMap { customerTurns($0.text) }
        let earlier = turns.last { $0 != question } ?? ""
        let said = Set(words(of: question))
        let topic = earlier.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
            .filter { $0.count >= 4 && !said.contains($0.lowercased()) && !fillers.contains($0.lowercased()) }
        var json = Array(#"{"query":"#.utf8)
        json.appendJSON(([question] + topic.map(String.init)).joined(separator: " "))
        json += "}".utf8
        return String(decoding: json, as: UTF8.self)
    }

    private static let fillers: Set<String> = [
        "about", "also", "bitte", "can", "could", "does", "have", "haben", "hello", "please", "that", "there", "this",
        "what", "when", "where", "which", "will", "with", "would", "your", "wie", "kann", "ich", "from", "want",
    ]

    /// What the customer says last: behind the last label, where the turns of a conversation are labelled.
    private static func lastTurn(_ text: String) -> String {
        customerTurns(text).last ?? text
    }

    /// Lines of the customer, without their label; the whole text where no line is labelled.
    private static func customerTurns(_ text: String) -> [String] {
        let labels = ["customer:", "question:", "follow-up:", "message:"]
        let turns = text.split(whereSeparator: \.isNewline).compactMap { line -> String? in
            let trimmed = line.drop { $0 == " " || $0 == "-" }
            guard let label = labels.first(where: { trimmed.lowercased().hasPrefix($0) }) else { return nil }
            return String(trimmed.dropFirst(label.count).drop { $0 == " " })
        }
        return turns.isEmpty ? [text] : turns
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
