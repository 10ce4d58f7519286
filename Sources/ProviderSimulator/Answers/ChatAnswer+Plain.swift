import JSONText

extension ChatAnswer {
    /// The body of a plain answer.
    var json: Template {
        var json = opening(object: "chat.completion")
        for index in 0..<choices {
            json.append(index == 0 ? #"{"index":"# : #",{"index":"#)
            json.append(index)
            json.append(#","message":{"role":"assistant","content":"#)
            appendMessage(to: &json)
            json.append(#","refusal":null},"logprobs":null,"finish_reason":""# + finishReason.rawValue + #""}"#)
        }
        json.append("]")
        if reportsUsage {
            json.append(#","usage":"#)
            json.append(usage)
        }
        json.append("}")
        return json
    }

    private func appendMessage(to json: inout Template) {
        guard let toolCall else {
            json.append("\"")
            for piece in pieces { json.append(piece) }
            json.append("\"")
            return
        }
        json.append(#"null,"tool_calls":[{"id":"call_0","type":"function","function":{"name":"#)
        json.appendJSON(toolCall.name)
        json.append(#","arguments":"#)
        json.appendJSON(toolCall.arguments)
        json.append("}}]")
    }

    /// From the brace to the bracket of the choices.
    func opening(object: String) -> Template {
        var json = Template(#"{"id":""# + id)
        if isCounted {
            json.append("-")
            json.appendCounter()
        }
        json.append(#"","object":""# + object + #"","created":"# + created + #","model":"#)
        json.appendJSON(model)
        json.append(#","choices":["#)
        return json
    }

    var usage: String {
        let cached = cachedTokens.map { #","prompt_tokens_details":{"cached_tokens":\#($0)}"# } ?? ""
        return #"{"prompt_tokens":\#(promptTokens),"completion_tokens":\#(completionTokens),"#
            + #""total_tokens":\#(totalTokens)\#(cached)}"#
    }
}

extension Template {
    mutating func appendJSON(_ text: String) {
        var quoted: [UInt8] = []
        quoted.appendJSON(text)
        append(quoted)
    }
}
