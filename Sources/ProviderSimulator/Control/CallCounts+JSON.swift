import JSONText

extension CallCounts {
    /// As the control endpoint shows it, keys in order.
    package var json: [UInt8] {
        var json = Array("{".utf8)
        let numbers: [(String, Int)] = [
            ("calls", calls), ("in_flight", inFlight), ("most_in_flight", mostInFlight), ("abandoned", abandoned),
            ("unlisted_calls", unlistedCalls), ("connections_opened", connectionsOpened),
            ("connections_open", connectionsOpen), ("bytes_received", bytesReceived), ("bytes_sent", bytesSent),
        ]
        for (key, number) in numbers { json += "\"\(key)\":\(number),".utf8 }
        json += #""paths":"#.utf8
        json.appendObject(paths.sorted { $0.key < $1.key }) { $0.appendJSON($1) }
        json += #","statuses":"#.utf8
        json.appendObject(statuses.sorted { $0.key < $1.key }.map { (String($0.key), $0.value) }) { $0.appendJSON($1) }
        json += #","bodies":"#.utf8
        json.appendObject(bodies.sorted { $0.key < $1.key }) { json, body in
            json +=
                #"{"calls":\#(body.calls),"in_flight":\#(body.inFlight),"most_in_flight":\#(body.mostInFlight)}"#.utf8
        }
        return json + "}".utf8
    }
}

extension [UInt8] {
    fileprivate mutating func appendObject<Value>(
        _ members: [(key: String, value: Value)],
        _ appendValue: (inout [UInt8], Value) -> Void
    ) {
        append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { append(UInt8(ascii: ",")) }
            appendJSON(member.key)
            append(UInt8(ascii: ":"))
            appendValue(&self, member.value)
        }
        append(UInt8(ascii: "}"))
    }
}
