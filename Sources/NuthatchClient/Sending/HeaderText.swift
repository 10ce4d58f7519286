/// What may stand in a header.
enum HeaderText {
    /// What is wrong with a name that the service takes over into its logs; nil where nothing is.
    static func faultOfName(_ text: String, _ name: String, limit: Int) -> String? {
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        if isName, (1...limit).contains(text.utf8.count) { return nil }
        return "\(name) is \(shown(text)); it must be 1 to \(limit) of A-Z, a-z, 0-9, -, _, . and :."
    }

    /// What is wrong with another value; nil where nothing is.
    static func faultOfValue(_ text: String, _ name: String, limit: Int) -> String? {
        if (1...limit).contains(text.utf8.count), text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) { return nil }
        return "\(name) is \(shown(text)); it must be 1 to \(limit) visible ASCII characters without a blank."
    }

    private static func shown(_ text: String) -> String {
        text.utf8.count > 200 ? "\(text.utf8.count) bytes long" : text.debugDescription
    }
}
