/// Reads CSV as RFC 4180 has it: CRLF ends a record, quotes hold what is special, two quotes stand for one.
enum CSVReader {
    static func records(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var (record, field): ([String], [UInt8]) = ([], [])
        var (isQuoted, wasQuote) = (false, false)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            defer { previous = byte }
            if isQuoted, byte != UInt8(ascii: "\"") {
                if !wasQuote {
                    field.append(byte)
                    continue
                }
                (isQuoted, wasQuote) = (false, false)
            }
            switch byte {
            case UInt8(ascii: "\"") where isQuoted:
                if wasQuote { field.append(byte) }
                wasQuote.toggle()
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: ","):
                record.append(String(decoding: field, as: UTF8.self))
                field = []
            case 0x0D: break
            case 0x0A where previous == 0x0D:
                records.append(record + [String(decoding: field, as: UTF8.self)])
                (record, field) = ([], [])
            default: field.append(byte)
            }
        }
        return records
    }
}
