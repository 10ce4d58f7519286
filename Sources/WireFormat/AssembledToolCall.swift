import JSONText

/// A call of a tool, as far as it has come.
struct AssembledToolCall: Sendable {
    private var id: String?
    private var type: String?
    private var name: String?
    private var arguments = ""

    mutating func add(_ call: JSONNode) {
        id = id ?? call["id"]?.string
        type = type ?? call["type"]?.string
        name = name ?? call["function"]?["name"]?.string
        arguments += call["function"]?["arguments"]?.string ?? ""
    }

    func append(to body: inout [UInt8]) {
        body += #"{"id":"#.utf8
        body.appendJSON(id ?? "")
        body += #","type":"#.utf8
        body.appendJSON(type ?? "function")
        body += #","function":{"name":"#.utf8
        body.appendJSON(name ?? "")
        body += #","arguments":"#.utf8
        body.appendJSON(arguments)
        body += "}}".utf8
    }
}
