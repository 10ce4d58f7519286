import Answering
import RAGCore
import TestSupport
import Testing

@Suite struct `Words of a question` {
    @Test(arguments: [
        ("Can I return worn boots?", ["return", "worn", "boots"]),
        ("¿Cuánto cuesta el envío a Suiza?", ["cuesta", "envio", "suiza"]),
        ("Wie lange habe ich für die Rückgabe?", ["lange", "ruckgabe"]),
        ("I don't know", []),
        ("", []),
        ("LF-TNT-0021 price price", ["lf", "tnt", "0021", "price"]),
    ])
    func `are what it is about, without accents, each once`(text: String, words: [String]) {
        #expect(QuestionWords(text).words == words)
    }

    @Test(arguments: [
        ("returns", "returned"), ("return", "returned"), ("delivery", "deliver"), ("rückgaben", "rückgabe"),
        ("devolución", "devoluciones"),
    ])
    func `have the same stem in their forms`(first: String, second: String) {
        #expect(QuestionWords(first).stems == QuestionWords(second).stems)
    }

    @Test func `have stems that are their own stems`() {
        let letters = Array("aeinrstdmgyocößñ世")
        var generator = SeededGenerator(seed: 3)
        for length in 0..<400 {
            let word = String(
                (0..<length % 16).map { _ in letters[Int.random(in: letters.indices, using: &generator)] }
            )
            let stem = QuestionWords.stem(word)
            #expect(QuestionWords.stem(stem) == stem)
            #expect(word.hasPrefix(stem))
            #expect(stem.isEmpty == word.isEmpty)
        }
    }

    @Test func `are covered by their share in a passage`() {
        let passage = QuestionWords("Boots may be returned once within 30 days.")
        #expect(QuestionWords("return boots").cover(by: passage) == 1)
        #expect(QuestionWords("return socks").cover(by: passage) == 0.5)
        #expect(QuestionWords("").cover(by: passage) == 0)
    }
}

@Suite struct `A question` {
    @Test(arguments: [
        ("how long do I have to return something", "en"), ("wie lange kann ich das zurückgeben", "de"),
        ("cuánto tiempo tengo para devolverlo", "es"), ("gift card lost", nil), ("", nil),
        ("versandkosten schweiz", "de"), ("etiqueta devolución", "es"), ("Rücksendeetikett", "de"),
        ("label for a return", "en"),
    ])
    func `shows its language by the words that any sentence has, and by a shop's`(text: String, language: String?) {
        #expect(Question(text).language == language)
    }

    @Test func `weighs the words that any question has nothing`() {
        let weights = Question("can i return boots").weighted.map(\.weight)
        #expect(weights == [0, 0, 1, 1])
    }

    @Test func `weighs all words alike where there are no others`() {
        #expect(Question("what is it").weighted.allSatisfy { $0.weight == 1 })
    }

    @Test func `is mended by the words of the collection`() {
        let known: [String: VocabularyMatch] = ["studnet": .near("student"), "discout": .near("discount")]
        #expect(Question("any studnet discout?").mended(by: known).text == "any student discount?")
        #expect(Question("¿(Studnet)?! ").mended(by: known).text == "¿(student)?!")
    }

    @Test func `keeps words that the collection knows, or does not know at all`() {
        let known: [String: VocabularyMatch] = ["boots": .known, "zorb": .unknown]
        #expect(Question("boots zorb").mended(by: known).text == "boots zorb")
    }

    @Test func `that asks several things has the whole and each of them`() {
        let text = "My tent pole broke. Can you repair tent poles? And what does the repair cost?"
        #expect(
            Question(text).parts.map(\.text) == [
                text, "Can you repair tent poles?", "And what does the repair cost?",
            ]
        )
    }

    @Test(arguments: ["can you repair tent poles", "My pole broke. Can you repair it? Thanks", "Why? Why?"])
    func `that asks one thing is its only part`(text: String) {
        #expect(Question(text).parts.map(\.text) == [text])
    }

    @Test(arguments: [("a ", 4096), ("ü", 4096), ("世", 4095), ("👍🏽", 4096), ("e\u{301}", 4096)])
    func `is read up to a limit, which cuts no character code`(piece: String, bytes: Int) {
        let question = Question(String(repeating: piece, count: 5000))
        #expect(question.text.utf8.count == bytes)
        #expect(!question.text.contains("\u{FFFD}"))
    }

    @Test(arguments: [
        ("Wie lange kann ich das zurückgeben?", "how long can I return"),
        ("was kostet die Reparatur vom Reißverschluss", "what cost repair from zip"),
        // Forms by their stems, joined words by their parts, and what is not known as it is.
        ("Geschenkkarten und Zeltstangen", "gift card and pole"),
        ("Rucksackreparatur in Keswick", "backpack repair in keswick"),
        ("¿Cuánto cuesta el envío a Suiza?", "how many cost worth shipping delivery switzerland"),
        ("how long can I return it", nil), ("combien coûte", nil), ("", nil),
    ])
    func `in a language with a glossary has one in English words`(text: String, english: String?) {
        let question = Question(text)
        #expect(question.inEnglish?.text == english)
        #expect(question.inEnglish.map { $0.language == question.language } ?? true)
    }

    @Test func `of one endless word is translated in time that grows with its length alone`() {
        let word = String(repeating: "zelt", count: 1000)
        #expect(Question("was kostet " + word).inEnglish?.text == "what cost " + word)
    }

    @Test func `says what share of it a collection does not know`() {
        let question = Question("zorb football boots")
        let known: [String: VocabularyMatch] = ["zorb": .unknown, "football": .near("footbal"), "boots": .known]
        #expect(question.share(unknownTo: known) == 1.0 / 3)
        #expect(Question("").share(unknownTo: known) == 0)
    }
}
