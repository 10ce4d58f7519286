/// Kinds of bytes in names.
package enum ASCII {
    package static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    package static func isUpper(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    package static func isLetter(_ byte: UInt8) -> Bool {
        isUpper(byte & 0xdf)
    }

    /// A letter, a digit or `_`.
    package static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
    }

    /// Visible, and not a blank.
    package static func isVisible(_ byte: UInt8) -> Bool {
        (0x21...0x7e).contains(byte)
    }
}
