import JSONText

/// What goes wrong when: steps, of which the first that matches a call and is not used up applies.
///
/// As JSON, an array of objects, each member of which may be left out:
/// ```json
/// [{"match": {"model": "gpt-4.1", "path": "/v1/chat/completions", "stream": true}, "times": 3, "fault": "status=503"},
///  {"share": 0.3, "fault": "delay=200, status=429"}]
/// ```
/// A step without a fault lets its calls pass. A `share` is the chance with which a call that matches meets the step;
/// those that do not go on to the next one. Which they are follows from the seed.
package struct Script: Sendable, Equatable {
    package struct Step: Sendable, Equatable {
        package var model: String?
        package var path: String?
        package var stream: Bool?
        /// Nil applies for ever.
        package var times: Int?
        package var share: Double?
        package var injections: [Injection] = []

        package init() {}

        /// - Parameter fault: as in a script, `"status=503"`.
        package init(_ fault: String, times: Int? = nil) throws(SimulatorError) {
            injections = try Injection.list(fault)
            self.times = times
        }
    }

    package var steps: [Step]

    package init(_ steps: [Step]) {
        self.steps = steps
    }

    package init(json: [UInt8]) throws(SimulatorError) {
        let document: JSONDocument
        do { document = try JSONDocument(json) } catch { throw .invalidScript("\(error)") }
        guard document.root.kind == .array else { throw .invalidScript("it is no array of steps") }
        steps = try document.root.elements.map { node throws(SimulatorError) in try Step(node) }
    }
}

extension Script.Step {
    fileprivate init(_ node: JSONNode) throws(SimulatorError) {
        guard node.kind == .object else { throw .invalidScript("a step is no object") }
        for (key, value) in node.members {
            switch key {
            case "match": try readMatch(value)
            case "times": times = try Self.value(value.int.flatMap { $0 >= 0 ? $0 : nil }, key, "a count")
            case "share": share = try Self.value(value.double.flatMap { 0...1 ~= $0 ? $0 : nil }, key, "from 0 to 1")
            case "fault": injections = try Injection.list(Self.value(value.string, key, "a string"))
            default: throw .invalidScript("a step has no member \"\(key)\"")
            }
        }
    }

    private mutating func readMatch(_ node: JSONNode) throws(SimulatorError) {
        guard node.kind == .object else { throw .invalidScript("\"match\" is no object") }
        for (key, value) in node.members {
            switch key {
            case "model": model = try Self.value(value.string, key, "a string")
            case "path": path = try Self.value(value.string, key, "a string")
            case "stream": stream = try Self.value(value.bool, key, "true or false")
            default: throw .invalidScript("\"match\" has no member \"\(key)\"")
            }
        }
    }

    private static func value<Value>(
        _ value: Value?,
        _ key: String,
        _ rule: String
    ) throws(SimulatorError) -> Value {
        guard let value else { throw .invalidScript("\"\(key)\" must be \(rule)") }
        return value
    }

    func matches(_ call: CallSubject) -> Bool {
        (model ?? call.model) == call.model && (path ?? call.path) == call.path
            && (stream ?? call.streams) == call.streams
    }
}
