/// Why a tool gave nothing, in words for the model that called it: what is wrong, the rule, and the way out.
package struct MCPToolFault: Error, Equatable, CustomStringConvertible {
    package let message: String

    package init(_ message: String) {
        self.message = message
    }

    package var description: String { message }
}
