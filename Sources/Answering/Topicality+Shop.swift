extension Topicality {
    /// What customers ask any shop and its documents answer, a line each.
    static let shopExamples = lines(
        """
        how long do I have to return something
        does a return cost anything
        how do I send an item back
        can I bring it back to a shop
        I lost the packaging, can I still return it
        I have worn them once, can I return them
        what can I not return
        when do I get my refund
        the refund has not arrived yet
        I want my money back
        exchange for a bigger size
        is the exchange free
        who pays the postage for the return
        where do I get a return label
        I cannot print the label
        can I return a gift
        return of a sale item
        how much is shipping
        is delivery free
        how long does delivery take
        do you deliver on Saturday
        next-day delivery until what time
        do you ship to my country
        do I have to pay customs duties
        can I send it to a parcel locker
        change the delivery address
        I will not be at home when the parcel comes
        my parcel is late
        my parcel is lost
        the tracking does not move
        it says delivered but I have nothing
        the parcel arrived damaged
        an item is missing from my order
        delivery of large furniture
        do you carry it upstairs
        can you ship gas
        cancel my order
        change my order
        add something to my order
        I did not get a confirmation
        why was my order cancelled
        where do I find my order number
        order without an account
        minimum order value
        gift wrapping
        how can I pay
        do you take PayPal
        pay in instalments
        pay by invoice
        pay by bank transfer
        my card was declined
        when am I charged
        I was charged twice
        where is my invoice
        change the invoice
        VAT number of our company
        how long is a gift card valid
        check the balance of a gift card
        my gift card does not work
        use several vouchers
        discount for students
        newsletter discount
        combine discount codes
        my code does not work
        I forgot to enter the code
        the price has fallen since I bought
        another shop is cheaper
        loyalty points, what are they worth
        when do points expire
        how do I reach the next level
        join the club
        birthday discount
        I forgot my password
        my account is locked
        change my e-mail address
        delete my account
        delete my data
        do you sell my data
        unsubscribe from the newsletter
        which cookies do you use
        two-factor login
        how long is the warranty
        is this covered by the warranty
        make a warranty claim
        I lost the receipt
        the zip is broken
        can you repair it
        how long does a repair take
        what does the repair cost
        spare parts
        discount after a crash
        hand in old gear
        recycling of empty canisters
        is it free of PFAS
        where does the down come from
        what is the packaging made of
        is it in stock
        when is it back in stock
        what does the dot on the product page mean
        pre-order
        tell me when it is available again
        reserve an item
        collect in the store
        how long do you keep my order in the store
        what do I bring to collect
        someone else collects my order
        opening hours on Sunday
        where are your stores
        is there parking at the store
        is the store accessible by wheelchair
        may I bring my dog into the shop
        boot fitting appointment
        rent a tent
        deposit for a rental
        bring the rental back late
        ski service
        climbing wall age
        phone number of customer service
        when can I call you
        how do I complain
        order for a group
        discount for companies
        embroidered logo
        samples for a school
        recall of a product
        is my device affected by the recall
        last order date before Christmas
        promotion code for sleeping bags
        trail day with volunteers
        which size do I need
        between two sizes
        how do I measure my feet
        does it run small
        size for my dog
        size for a child
        which sleeping bag for minus five degrees
        down or synthetic
        which tent for four people
        how heavy is it
        how big is it packed
        how much does it cost
        what colour does it come in
        is it waterproof
        does it fit a laptop
        is it dishwasher safe
        does it work on induction
        which stove for a solo trip
        how much gas do I need
        how bright is the lamp
        which bulb fits
        dimmable bulb
        bike light for dark roads
        which duvet for winter
        wash a down jacket
        wash a waterproof jacket
        re-proof my jacket
        wax leather boots
        my boots are wet, how do I dry them
        clean a tent
        mould on the tent
        a pole broke
        set up the tent
        rust on cast iron
        season a pan
        descale a kettle
        oil garden furniture
        store cushions in winter
        wash wool
        moths in a jumper
        remove a smell
        lead and harness for my dog
        safe to cook in a tent
        wie lange kann ich zurückgeben
        was kostet der Versand
        wann kommt mein Paket
        wie kann ich bezahlen
        wo ist meine Rechnung
        wie lange ist die Garantie
        Öffnungszeiten der Filiale
        ist der Artikel auf Lager
        wie wasche ich die Jacke
        welche Größe brauche ich
        Gutschein einlösen
        Bestellung stornieren
        cuánto tiempo tengo para devolver
        cuánto cuesta el envío
        cuándo llega mi pedido
        cómo puedo pagar
        dónde está mi factura
        cuánto dura la garantía
        horario de la tienda
        está en stock
        cómo se lava la chaqueta
        qué talla necesito
        usar la tarjeta regalo
        cancelar mi pedido
        """
    )
}
