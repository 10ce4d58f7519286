/// Why bytes are not JSON, and where that was seen.
package struct JSONError: Error, Equatable, CustomStringConvertible {
    package var fault: JSONFault
    /// Of the byte at which it was seen, in the parsed bytes; their count where they end too soon.
    package var offset: Int

    package init(_ fault: JSONFault, offset: Int) {
        self.fault = fault
        self.offset = offset
    }

    package var description: String { "at byte \(offset) \(fault)" }
}
