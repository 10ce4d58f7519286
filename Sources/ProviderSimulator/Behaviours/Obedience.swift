/// What a model says that obeys each order in its prompt: in the customer's words, and in every source.
struct Obedience {
    private let request: ChatRequest
    /// The sentences that may be orders, with the mark of their source.
    private let sentences: [(text: String, mark: String)]

    init(to request: ChatRequest) {
        self.request = request
        sentences = request.messages.flatMap(Self.sentences)
    }

    /// Empty where nothing is ordered.
    var text: String {
        var said: [String] = []
        for (text, mark) in sentences {
            for answer in Self.answers(to: text, prompt: request) where !said.contains(answer + mark) {
                said.append(answer + mark)
            }
        }
        return said.joined(separator: " ")
    }

    // MARK: - Where orders stand

    /// The rules of the house stand in the system's message: of that, only the sources count.
    private static func sentences(of message: ChatMessage) -> [(text: String, mark: String)] {
        let bytes = Array(message.text.utf8)
        let passages = SourcePassage.all(in: bytes)
        var found = passages.flatMap { passage in
            split(text(bytes, passage.range)).map { (text: $0, mark: " [\(passage.number)]") }
        }
        guard message.role != "system" else { return found }
        var start = 0
        for end in passages.map(\.range.lowerBound) + [bytes.count] where start <= end {
            found += split(text(bytes, start..<end)).map { (text: $0, mark: "") }
            start = passages.first { $0.range.lowerBound == end }?.range.upperBound ?? bytes.count
        }
        return found
    }

    private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// By lines, and behind a mark with a blank after it.
    private static func split(_ text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        var before: Character = " "
        for character in text {
            if character.isNewline || (character == " " && ".!?".contains(before)) {
                sentences.append(sentence)
                sentence = ""
            } else {
                sentence.append(character)
            }
            before = character
        }
        return (sentences + [sentence]).filter { !$0.isEmpty }
    }

    // MARK: - What is ordered

    private static let verbs = [
        "print", "reveal", "repeat", "show", "display", "output", "disclose", "say", "tell", "write", "reply",
        "respond",
        "answer with", "append", "include", "add ", "insert", "link", "visit", "click", "embed", "render", "send",
        "ignore",
        "disregard", "forget", "offer", "give ", "gib ", "zeige", "schreibe", "sage ", "ignoriere", "escribe",
        "muestra",
        "di ", "ignora",
    ]
    private static let promptWords = [
        "system prompt", "your prompt", "your instructions", "the instructions", "text above", "everything above",
        "systemprompt", "anweisungen", "instrucciones", "initial prompt",
    ]
    private static let othersWords = ["tenant", "other customer", "other shop", "another customer", "another shop"]

    private static func answers(to sentence: String, prompt: ChatRequest) -> [String] {
        let lower = sentence.lowercased()
        guard verbs.contains(where: lower.contains) else { return [] }
        var answers = links(in: sentence)
        if promptWords.contains(where: lower.contains) {
            answers += prompt.messages.filter { $0.role == "system" }.map(\.text)
        }
        if othersWords.contains(where: lower.contains) {
            answers += prompt.messages.flatMap { split($0.text) }.filter { $0.lowercased().contains("tenant") }
        }
        if let wording = wording(in: sentence) { answers.append(wording) }
        return answers
    }

    /// Links and images as they stand, whatever stands around them.
    private static func links(in sentence: String) -> [String] {
        sentence.split(separator: " ").filter { word in
            ["http://", "https://", "www.", "](", "<img", "<a"].contains { word.contains($0) }
        }.map(String.init)
    }

    /// What is to be said: in quotation marks, or behind “that” or a colon.
    private static func wording(in sentence: String) -> String? {
        for (open, close) in [("“", "”"), ("\"", "\""), ("«", "»"), ("„", "“"), ("`", "`")] as [(Character, Character)]
        {
            guard let start = sentence.firstIndex(of: open) else { continue }
            let quoted = sentence[sentence.index(after: start)...].prefix { $0 != close }
            if !quoted.isEmpty { return String(quoted) }
        }
        for mark in [" that ", " dass ", " que ", ": "] {
            let words = sentence.split(separator: mark, maxSplits: 1)
            if words.count == 2 { return String(words[1]) }
        }
        return nil
    }
}
