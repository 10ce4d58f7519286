import RAGCore
import Readers
import Testing

struct CSVReaderTests {
    @Test func `a table of questions is a document a row`() throws {
        let text = """
            id,Question,Answer,language,Audience,valid until,category,priority,sku
            ship,"Do you ship to ""Norway""?","Yes, we do.

            It takes a week.",en,customer,2026-12-31,shipping,2,0042
            ,Can I pay later?,No.,,,,payment,,
            """
        let documents = try read(text, as: "help/faq.csv")
        #expect(documents.map(\.title) == ["Do you ship to \"Norway\"?", "Can I pay later?"])
        #expect(documents.map(\.text) == ["Yes, we do.\n\nIt takes a week.", "No."])
        #expect(documents.map(\.id) == ["ship", "help/faq.csv#can-i-pay-later-dbc0018f206c44cf"])
        #expect(documents.first?.pieces.map(\.text) == ["Yes, we do.", "It takes a week."])
        #expect(documents.first?.language == "en")
        #expect(documents.first?.audience == "customer")
        #expect(documents.first?.validity == Validity(until: CalendarDate("2026-12-31")))
        #expect(documents.first?.metadata == ["category": "shipping", "priority": 2, "sku": "0042"])
        #expect(documents.last?.metadata == ["category": "payment"])
        #expect(documents.last?.validity == .always)
    }

    @Test func `a row without an id keeps its identity where it moves`() throws {
        let one = try read("q,a\nWhy?,x\nWhen?,y\n", as: "f.csv").map(\.id)
        let other = try read("q,a\nWhen?,z\nWhy?,x\n", as: "f.csv").map(\.id)
        #expect(one == other.reversed())
    }

    @Test func `any other table is one document`() throws {
        let document = try readOne("Size;Chest (cm);Note\nS;88;\"a;b\nc\"\n\n;;\nM;96;\n", as: "sizes.csv")
        #expect(document.id == "sizes.csv")
        #expect(document.title == "sizes")
        #expect(document.text == "Size | Chest (cm) | Note\nS | 88 | a;b c\nM | 96 |\n")
        #expect(
            document.pieces == [
                Piece(.tableHeader, "Size | Chest (cm) | Note"), Piece(.tableRow, "S | 88 | a;b c"),
                Piece(.tableRow, "M | 96 |"),
            ]
        )
    }

    @Test(arguments: [
        ("a,b\n1,2", "a | b\n1 | 2\n"), ("a;b\n1;2,5", "a | b\n1 | 2,5\n"), ("a\tb\n1\t2", "a | b\n1 | 2\n"),
        ("\"a,x\";b\n1;2", "a,x | b\n1 | 2\n"), ("a\n1", "a\n1\n"), ("a,b\r\n1,2\r\n", "a | b\n1 | 2\n"),
        ("a,b\r1,2\r", "a | b\n1 | 2\n"), ("\u{FEFF}a,b\n1,\"\"\n", "a | b\n1 |\n"), ("\n\na,b\n1,2", "a | b\n1 | 2\n"),
    ])
    func `the header says how fields are parted, and lines end in any way`(text: String, table: String) throws {
        #expect(try readOne(text, as: "a.csv").text == table)
    }

    @Test(arguments: [
        (
            "a,b,c,d,e\n1,2,3,4,5\n1,2,3\n",
            "menu.csv, line 3: 3 fields where the header has 5; quote fields that hold the separator."
        ),
        ("a,b\n1\n", "menu.csv, line 2: 1 field where the header has 2; quote fields that hold the separator."),
        (
            "a,b\n1,\"x\ny\nz\n",
            "menu.csv, line 2: a quoted field is opened here and never closed; close it, or write \"\" for a quote in a field."
        ),
        (
            "a,b\n\"x\ny\"z,2\n",
            "menu.csv, line 3: text follows a closing quote; write \"\" for a quote in a field."
        ),
        (
            "a,b\n1,5\" pipe\n",
            "menu.csv, line 2: a quote stands inside a field that is not quoted; quote the field and double the quote."
        ),
        ("a,B , b\n1,2,3", "menu.csv, line 1: the header names \"b\" twice; give each column its own name."),
        ("a,b\n", "menu.csv, line 1: there is a header and no row below it."),
        ("q,a\nWhy?,\n", "menu.csv, line 2: it has no text; fill in its question and its answer."),
        (
            "q,a,valid_from\r\nWhy?,x,soon\r\n",
            "menu.csv, line 2: valid_from is \"soon\", which is no date; write a day that exists as 2026-11-21."
        ),
        ("id,q,a\n1,x,y\n1,v,w\n", "menu.csv, line 3: the id \"1\" is that of line 2 already; ids must differ."),
        ("q,a\nx,y\nx,w\n", "menu.csv, line 3: it begins as line 2 does and neither has an id; give them ids."),
        (" \n", "menu.csv: there is no text to find in it."),
    ])
    func `a table that can be read in two ways is refused with its line`(text: String, message: String) {
        #expect(refusal(of: text, as: "menu.csv") == message)
    }

    @Test func `cells and fields are bounded`() {
        let cells = "a,b\n" + String(repeating: "1,2\n", count: 500_000)
        #expect(
            refusal(of: cells, as: "a.csv") == "a.csv, line 500001: the table has more than 1000000 cells; split it."
        )
        let field = "a,b\n1,\"\(repeated("x", upTo: 1 << 20))\"\n"
        #expect(
            refusal(of: field, as: "a.csv")
                == "a.csv, line 2: a field is longer than 1048576 bytes; is a closing quote missing?"
        )
    }
}
