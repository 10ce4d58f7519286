import JSONText

/// The result of a call, as the protocol writes it.
enum MCPContent {
    /// The JSON stands in the text too, for clients that read no other; there a document's text cannot end the string that
    /// it stands in, and so cannot be taken for anything but data.
    static func result(_ json: [UInt8], in revision: MCPRevision) -> [UInt8] {
        var object = content(String(decoding: json, as: UTF8.self))
        if revision.hasStructuredContent { object.add("structuredContent", json: json) }
        object.add("isError", false)
        return object.finished()
    }

    static func failure(_ fault: MCPToolFault) -> [UInt8] {
        var object = content(fault.message)
        object.add("isError", true)
        return object.finished()
    }

    private static func content(_ text: String) -> JSONObjectWriter {
        var item = JSONObjectWriter()
        item.add("type", "text")
        item.add("text", text)
        var object = JSONObjectWriter()
        object.add("content", array: [item.finished()])
        return object
    }
}
