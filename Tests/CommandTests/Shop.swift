/// The documents of a small shop, in the folder `shop`: seven files in four formats.
enum Shop {
    static let returns = """
        ---
        id: returns
        title: Returns policy
        language: en
        price: 10
        ---
        # Returns policy

        ## How long you have

        You have **60 days** from the day of delivery to send an item back. Items must be [unused](https://shop.example/u).

        ## What it costs

        There is no return fee within the United Kingdom.

        """

    static let leeds = "Our store in Leeds opens at nine on weekdays, and at ten on Saturdays.\n"

    static let files = [
        "shop/returns.md": returns,
        "shop/stores/leeds.txt": leeds,
        "shop/faq.csv": """
        id,question,answer,language,price,tags
        tent,How long is the warranty on a tent?,The warranty on a tent is 5 years.,en,120,camping
        stove,How long is the warranty on a stove?,The warranty on a stove is 2 years.,en-GB,80,kitchen

        """,
        "shop/products.jsonl": """
        {"id": "mug", "title": "Enamel mug", "text": "A mug of enamelled steel for 350 ml of tea.", "price": 9.5, "tags": ["kitchen", "gift"], "sale": true}

        """,
        "shop/staff.md":
            "---\nid: staff\naudience: staff\n---\n# Refund limits\n\nStaff refund up to 100 pounds without asking.\n",
        "shop/winter.md":
            "---\nid: winter\nvalid_from: 2020-11-01\nvalid_until: 2020-12-31\n---\n# Winter sale\n\nAll tents are half price in the winter sale.\n",
        "shop/de.md":
            "---\nid: de\nlanguage: de\n---\n# Rückgabe\n\nSie haben 60 Tage ab Lieferung Zeit, einen Artikel zurückzugeben.\n",
    ]

    /// Puts the files on a desk.
    static func stock(_ desk: Desk) throws {
        for (name, text) in files { try desk.write(name, text) }
    }
}
