/// The HTML entities that prose uses, and numeric ones.
enum CharacterReferences {
    /// The character of `amp`, `#39` or `#x27`. Nil for a name that is not listed or a number that is no character.
    static func character(named name: ArraySlice<UInt8>) -> Character? {
        guard name.first == UInt8(ascii: "#") else { return named[String(decoding: name, as: UTF8.self)] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
        guard let code = UInt32(text, radix: isHexadecimal ? 16 : 10), code >= 0x20, let scalar = Unicode.Scalar(code)
        else { return nil }
        return Character(scalar)
    }

    private static let named: [String: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
        "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "sbquo": "‚",
        "bdquo": "„", "bull": "•", "middot": "·", "copy": "©", "reg": "®", "trade": "™", "euro": "€", "pound": "£",
        "yen": "¥", "cent": "¢", "deg": "°", "times": "×", "divide": "÷", "plusmn": "±", "frac12": "½", "frac14": "¼",
        "frac34": "¾", "micro": "µ", "sect": "§", "rarr": "→", "larr": "←", "auml": "ä", "ouml": "ö", "uuml": "ü",
        "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è", "ecirc": "ê", "agrave": "à",
        "aacute": "á", "acirc": "â", "aring": "å", "aelig": "æ", "ccedil": "ç", "iacute": "í", "ntilde": "ñ",
        "oacute": "ó", "ocirc": "ô", "oslash": "ø", "uacute": "ú", "ugrave": "ù",
    ]
}
