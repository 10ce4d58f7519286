import JSONText
import Tracing

/// Attributes and texts as OTLP writes them in JSON. Texts show no secret, and are cut where a line of the log would be.
struct OTLPValue {
    let redaction: Redaction

    func json(_ field: SpanField) -> [UInt8] {
        var object = JSONObjectWriter()
        object.add("key", json: text(field.name))
        object.add("value", json: json(field.value))
        return object.finished()
    }

    /// With its quotes.
    func text(_ text: String) -> [UInt8] {
        var line = LogLine(redaction: redaction)
        line.append(text, .json)
        return [UInt8(ascii: "\"")] + line.bytes + [UInt8(ascii: "\"")]
    }

    private func json(_ value: SpanAttribute) -> [UInt8] {
        switch value {
        case .string(let text): string(text)
        case .int32(let number): integer(Int64(number))
        case .int64(let number): integer(number)
        case .double(let number): double(number)
        case .bool(let isTrue): bool(isTrue)
        case .stringArray(let list): array(list, string)
        case .int32Array(let list): array(list) { integer(Int64($0)) }
        case .int64Array(let list): array(list, integer)
        case .doubleArray(let list): array(list, double)
        case .boolArray(let list): array(list, bool)
        case .stringConvertible(let some): string("\(some)")
        case .stringConvertibleArray(let list): array(list) { string("\($0)") }
        default: string("")
        }
    }

    private func string(_ string: String) -> [UInt8] { value("stringValue", text(string)) }

    private func integer(_ number: Int64) -> [UInt8] { value("intValue", Array("\"\(number)\"".utf8)) }

    private func bool(_ isTrue: Bool) -> [UInt8] { value("boolValue", Array("\(isTrue)".utf8)) }

    /// What JSON has no number for is a string in Protobuf's JSON.
    private func double(_ number: Double) -> [UInt8] {
        let text =
            number.isNaN ? "\"NaN\"" : number.isInfinite ? (number < 0 ? "\"-Infinity\"" : "\"Infinity\"") : "\(number)"
        return value("doubleValue", Array(text.utf8))
    }

    private func array<Element>(_ list: [Element], _ json: (Element) -> [UInt8]) -> [UInt8] {
        var values = JSONObjectWriter()
        values.add("values", array: list.prefix(TraceSpan.limit).map(json))
        return value("arrayValue", values.finished())
    }

    private func value(_ kind: String, _ json: [UInt8]) -> [UInt8] {
        var object = JSONObjectWriter()
        object.add(kind, json: json)
        return object.finished()
    }
}
