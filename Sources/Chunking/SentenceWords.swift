/// The words that say whether a full stop ends a sentence, in English, German and Spanish.
enum SentenceWords {
    /// What an abbreviation says of the full stop behind it.
    enum Abbreviation {
        /// Something always follows: `Mr.`, `z.B.`, `inkl.`
        case neverEnds
        /// Goes on before a number, else it is a word like any other: `No. 5`, but `No. You cannot.`
        case beforeNumber
        /// Goes on unless a word follows that starts sentences: `Acme Inc. Support`, but `Acme Inc. The`.
        case beforeName
        /// Ends before a capital letter: `etc. The`.
        case mayEnd
    }

    static let abbreviations: [WordKey: Abbreviation] = {
        let table: [(Abbreviation, String)] = [
            (
                .neverEnds,
                """
                mr mrs ms messrs dr prof rev hon gen capt sgt lt gov sen vs cf viz resp approx incl excl \
                hr hrn fr frl dipl bzw ggf inkl zzgl exkl einschl bspw vgl evtl ca sog gem lt abzgl ggfs usf mind \
                sra srta sres dña lic gral aprox avda ej ee ud uds vd vds excmo
                """
            ),
            (
                .beforeNumber,
                """
                no nos nr nrn nº núm núms num fig figs abb tab art arts abs kap bd vol vols sec ch eq pp pág págs pag \
                tel teléf tél ext est min max máx mín avg par ziff tfno apdo \
                jan feb mar apr jun jul aug sep sept oct okt nov dec dez ene abr ago dic
                """
            ),
            (
                .beforeName,
                """
                st sr jr inc ltd co corp bros dept ave blvd rd mt ft al mwst std mio mrd tsd stk str hl ing mag \
                cía uu e.v
                """
            ),
            (.mayEnd, "etc usw u.s.w a.m p.m"),
        ]
        var abbreviations: [WordKey: Abbreviation] = [:]
        for (kind, words) in table {
            for word in words.split(separator: " ") { abbreviations[WordKey(word)] = kind }
        }
        return abbreviations
    }()

    /// Words that begin a sentence far more often than a name.
    private static let starters = keys(
        """
        the this that these those we you it if in for at on as to a an our your they there then when please all and \
        but so no not yes what how why where who can do does he she after before once however \
        der die das ein eine einen wir sie es er ihr ihre wenn im für bei mit und aber bitte alle diese dieser dieses \
        danach dann nach nur auch ab wie was \
        el la los las un una si para en por con su sus este esta estos estas puede puedes usted y pero se es no cuando
        """
    )

    /// Words in front of a German ordinal, which keeps its full stop: `am 3. Werktag`.
    static let beforeOrdinal = keys(
        "am im der die das den dem des zum zur vom beim bis ab jeder jede jeden jedes ein eine einen einem einer ihr ihre"
    )

    /// The months of German, and words that follow an ordinal; the first 8 bytes of each.
    private static let ordinalNouns = keys(
        """
        januar jänner februar feber märz april mai juni juli august september oktober november dezember \
        jahrhundert stock etage quartal tag tage woche monat jahr mal klasse platz rang auflage kapitel halbjahr \
        mahnung rate werktag werktage geburtstag teil schritt obergeschoss
        """
    )

    private static func keys(_ words: String) -> Set<WordKey> {
        Set(words.split(separator: " ").map(WordKey.init))
    }

    /// Whether the word at `start` begins sentences. `A. Poe` is an initial, not the article.
    static func isStarter(wordAt start: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        let word = word(at: start, limit: limit, in: bytes)
        guard let key = WordKey(word, in: bytes), starters.contains(key) else { return false }
        return word.upperBound == limit || bytes[word.upperBound] != UInt8(ascii: ".")
    }

    static func followsOrdinal(wordAt start: Int, limit: Int, in bytes: Span<UInt8>) -> Bool {
        ordinalNouns.contains(WordKey(startOf: word(at: start, limit: limit, in: bytes), in: bytes))
    }

    /// The letters at `start`, as many as a key tells apart and one more.
    private static func word(at start: Int, limit: Int, in bytes: Span<UInt8>) -> Range<Int> {
        var end = start
        while end < limit, end < start + 9, isLetter(bytes[end]) { end += 1 }
        return start..<end
    }
}
