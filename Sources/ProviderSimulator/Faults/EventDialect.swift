/// How events are written: all that the standard of server-sent events allows.
struct EventDialect {
    var lineEnd = "\n"
    var hasBlank = true
    var isMultiLine = false
    var hasComments = false

    func frame(_ event: ReplyEvent) -> Template {
        let field = hasBlank ? "data: " : "data:"
        var frame = Template(hasComments ? ": ping" + lineEnd + lineEnd + ":" + lineEnd : "")
        if let name = event.name { frame.append("event: " + name + lineEnd) }
        frame.append(field)
        var data = event.data
        if isMultiLine, data.bytes.first == UInt8(ascii: "{") {
            // The parts are joined with a line feed, which JSON allows behind the brace.
            data.insert(Array((lineEnd + field).utf8), at: 1)
        }
        frame.append(data)
        frame.append(lineEnd + lineEnd)
        return frame
    }
}
