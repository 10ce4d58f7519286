/// Writes an object of JSON, its members in the order in which they come.
///
/// ```swift
/// var object = JSONObjectWriter()
/// object.add("title", "Returns")
/// object.add("score", 0.5)
/// object.finished()  // {"title":"Returns","score":0.5}
/// ```
package struct JSONObjectWriter {
    private var bytes = [UInt8(ascii: "{")]

    package init() {}

    package mutating func add(_ name: String, _ text: String) {
        key(name)
        bytes.appendJSON(text)
    }

    package mutating func add(_ name: String, _ number: Int) {
        key(name)
        bytes.appendJSON(number)
    }

    /// Null where it is no finite number, which JSON cannot write.
    package mutating func add(_ name: String, _ number: Double) {
        key(name)
        bytes += (number.isFinite ? "\(number)" : "null").utf8
    }

    package mutating func add(_ name: String, _ isTrue: Bool) {
        key(name)
        bytes += (isTrue ? "true" : "false").utf8
    }

    /// - Parameter value: a text of JSON, taken as it is.
    package mutating func add(_ name: String, json value: some Sequence<UInt8>) {
        key(name)
        bytes += value
    }

    /// Null where there is no text.
    package mutating func add(_ name: String, orNull text: String?) {
        guard let text else { return add(name, json: "null".utf8) }
        add(name, text)
    }

    /// An array of texts of JSON.
    package mutating func add(_ name: String, array elements: some Sequence<[UInt8]>) {
        key(name)
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += element
        }
        bytes.append(UInt8(ascii: "]"))
    }

    package consuming func finished() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private mutating func key(_ name: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        bytes.appendJSON(name)
        bytes.append(UInt8(ascii: ":"))
    }
}
