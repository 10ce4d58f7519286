import JSONText

/// The arguments of a call, checked one by one; what is wrong is said in words for a model.
struct MCPArguments {
    private let object: JSONNode?
    private let tool: MCPTool

    /// - Parameter object: nil is as good as an empty one.
    init(_ object: JSONNode?, of tool: MCPTool) throws(MCPToolFault) {
        self.object = object
        self.tool = tool
        guard let object else { return }
        for (name, _) in object.members where !tool.arguments.contains(name) {
            let known = tool.arguments.joined(separator: ", ")
            throw MCPToolFault("\(tool.rawValue) has no argument “\(name.prefix(64))”; it takes \(known).")
        }
    }

    /// Nil where it is left out, or null.
    private func value(_ name: String) -> JSONNode? {
        object?[name].flatMap { $0.kind == .null ? nil : $0 }
    }

    /// A text that is not blank, of at most `limit` characters.
    func text(_ name: String, limit: Int) throws(MCPToolFault) -> String {
        guard let text = try optionalText(name, limit: limit) else {
            throw MCPToolFault("\(tool.rawValue) needs the argument “\(name)”; give it as a string.")
        }
        return text
    }

    func optionalText(_ name: String, limit: Int) throws(MCPToolFault) -> String? {
        guard let value = value(name) else { return nil }
        return try text(value, called: "The argument “\(name)”", limit: limit)
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws(MCPToolFault) -> Int? {
        guard let value = value(name) else { return nil }
        guard let number = value.int, range.contains(number) else {
            let rule = "it has to be a whole number from \(range.lowerBound) to \(range.upperBound)"
            throw MCPToolFault("The argument “\(name)” is \(Self.shown(value)); \(rule).")
        }
        return number
    }

    func turns(_ name: String, limit: Int, textLimit: Int) throws(MCPToolFault) -> [MCPQuestion.Turn] {
        guard let value = value(name) else { return [] }
        let rule = "it has to be a list of at most \(limit) messages {\"role\": \"user\" or \"assistant\", \"content\"}"
        guard value.kind == .array, value.elements.count <= limit else {
            throw MCPToolFault("The argument “\(name)” is \(Self.shown(value)); \(rule).")
        }
        var turns: [MCPQuestion.Turn] = []
        for (index, message) in value.elements.enumerated() {
            guard let role = message["role"]?.string, ["user", "assistant"].contains(role),
                let content = message["content"]
            else { throw MCPToolFault("Message \(index + 1) of “\(name)” is \(Self.shown(message)); \(rule).") }
            let text = try text(content, called: "The content of message \(index + 1)", limit: textLimit)
            turns.append(MCPQuestion.Turn(isCustomer: role == "user", text: text))
        }
        return turns
    }

    private func text(_ value: JSONNode, called name: String, limit: Int) throws(MCPToolFault) -> String {
        guard let text = value.string else {
            throw MCPToolFault("\(name) is \(Self.shown(value)); it has to be a string.")
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw MCPToolFault("\(name) is empty; write something, or leave it out where it may be left out.")
        }
        guard text.unicodeScalars.count <= limit else {
            throw MCPToolFault("\(name) is longer than \(limit) characters; shorten it.")
        }
        return text
    }

    /// A value short enough to be repeated.
    private static func shown(_ value: JSONNode) -> String {
        switch value.kind {
        case .object: "an object"
        case .array: "a list of \(value.elements.count)"
        default: String(String(decoding: value.bytes, as: UTF8.self).prefix(64))
        }
    }
}
