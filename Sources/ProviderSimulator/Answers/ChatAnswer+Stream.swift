import JSONText

extension ChatAnswer {
    /// The events of a streamed answer: a role, the tokens, the reason of the end, the usage if asked for, `[DONE]`.
    var events: [ReplyEvent] {
        let opening = opening(object: "chat.completion.chunk")
        var events: [ReplyEvent] = []
        for index in 0..<choices {
            events.append(event(opening, index, delta: Template(#"{"role":"assistant","content":"","refusal":null}"#)))
        }
        events += deltas(opening)
        for index in 0..<choices {
            events.append(event(opening, index, delta: Template("{}"), finish: finishReason))
        }
        if includesUsage, reportsUsage {
            var last = opening
            last.append(#"],"usage":"# + usage)
            events.append(ReplyEvent(close(last)))
        }
        return events + [.done]
    }

    private func deltas(_ opening: Template) -> [ReplyEvent] {
        var contents: [Template] = pieces.map { piece in
            var delta = Template(#"{"content":""#)
            delta.append(piece)
            delta.append(#""}"#)
            return delta
        }
        if let toolCall { contents = toolDeltas(toolCall) }
        return contents.enumerated().flatMap { position, delta in
            (0..<choices).map { index in
                // The first token comes with the role: the latency was before it.
                event(opening, index, delta: delta, waits: position > 0 && index == 0)
            }
        }
    }

    /// The name first and then the arguments, as providers do.
    private func toolDeltas(_ call: ToolCall) -> [Template] {
        var name = Template(#"{"tool_calls":[{"index":0,"id":"call_0","type":"function","function":{"name":"#)
        name.appendJSON(call.name)
        name.append(#","arguments":""}}]}"#)
        var arguments = Template(#"{"tool_calls":[{"index":0,"function":{"arguments":"#)
        arguments.appendJSON(call.arguments)
        arguments.append("}}]}")
        return [name, arguments]
    }

    private func event(
        _ opening: Template,
        _ index: Int,
        delta: Template,
        finish: FinishReason? = nil,
        waits: Bool = false
    ) -> ReplyEvent {
        var json = opening
        json.append(#"{"index":"#)
        json.append(index)
        json.append(#","delta":"#)
        json.append(delta)
        json.append(#","logprobs":null,"finish_reason":"#)
        json.append(finish.map { "\"\($0.rawValue)\"" } ?? "null")
        json.append("}]")
        if includesUsage { json.append(#","usage":null"#) }
        return ReplyEvent(close(json), waits: waits)
    }

    private func close(_ json: Template) -> Template {
        var json = json
        if isStamped {
            json.append(#","x_sent_us":"#)
            json.appendStamp()
        }
        json.append("}")
        return json
    }
}
