extension Topicality {
    /// What every shop is asked and no shop's documents answer, a line each: the world outside, other companies, and what a
    /// shop does not tell of itself.
    static let offTopicExamples = lines(
        """
        what will the weather be like tomorrow
        is it going to rain at the weekend
        tell me a joke
        who won the match last night
        who will win the election
        what is the capital of Australia
        write a poem about love
        write a program that sorts a list
        fix the bug in my code
        solve this equation
        translate this sentence for me
        give me a recipe for dinner
        how do I bake bread
        what should I cook today
        what is your share price, should I invest
        can I open a bank account with you
        how do I fill in my tax return
        are you hiring, I am looking for a job
        what salary do your staff earn
        who is your chief executive
        I want to open a franchise
        book me a flight and a hotel
        do I need a visa to travel there
        my head hurts, which medicine should I take
        is this rash dangerous
        I need a lawyer for my divorce
        reset my password for another company's website
        my parcel from another shop is late
        how do I cancel my streaming subscription
        recommend me a film to watch
        what song is this
        are you a human or a robot
        what is the meaning of life
        do you love me
        I am bored, talk to me
        how old is the universe
        help me with my homework
        piano lessons for beginners
        I need a haircut today
        tickets for a concert
        what time is it in New York
        best restaurant near here
        bus timetable to the airport
        I am locked out of my account at another company
        log in to my e-mail
        my phone contract and mobile data
        return something that I bought at another store
        interest on a savings account
        a loan for a house
        travel insurance for a holiday
        apply for a passport
        is my landlord allowed to do this
        my child has a fever
        train for a marathon
        how do I lose weight
        my horoscope for today
        lottery numbers
        what is the exchange rate today
        how much is bitcoin worth
        the history of the second world war
        which phone or laptop should I buy
        repair my car
        tyres for my car
        learn to play an instrument
        learn a language
        what time does the cinema start
        names for a baby
        how do I train my dog to sit
        is it safe to travel there now
        write my application letter
        tell me about yourself
        wie wird das Wetter morgen
        erzähl mir einen Witz
        wer hat gestern das Spiel gewonnen
        wer gewinnt die Wahl
        was ist die Hauptstadt von Frankreich
        schreib mir ein Programm
        ein Rezept für Kuchen
        ich habe Kopfschmerzen, welches Medikament hilft
        ich brauche einen Anwalt
        habt ihr offene Stellen
        wie viel verdient man bei euch
        wie steht eure Aktie
        kann ich bei euch ein Konto eröffnen
        buch mir einen Flug
        mein Paket von einem anderen Händler ist nicht da
        bist du ein Mensch
        mir ist langweilig
        hilf mir bei den Hausaufgaben
        wo gibt es hier ein gutes Restaurant
        wann fährt der nächste Zug
        ich komme nicht in mein Konto bei einer anderen Firma
        mein Vermieter will mir kündigen
        Zinsen auf ein Sparkonto
        wie beantrage ich einen Reisepass
        mein Kind hat Fieber
        Reifen für mein Auto
        Klavierunterricht
        Karten für das Konzert
        welches Handy soll ich kaufen
        sucht ihr Aushilfen, was verdient man
        qué tiempo va a hacer mañana
        cuéntame un chiste
        quién ganó el partido ayer
        quién ganó las elecciones
        cuál es la capital de Italia
        escríbeme un programa
        una receta para la cena
        me duele la cabeza, qué medicina tomo
        necesito un abogado
        tenéis ofertas de trabajo
        cuánto cobra la gente que trabaja ahí
        a cuánto está la acción
        quiero abrir una cuenta en el banco
        resérvame un vuelo
        mi pedido de otra tienda no llega
        eres una persona
        estoy aburrido
        ayúdame con los deberes
        dónde hay un buen restaurante
        a qué hora sale el tren
        clases de piano
        no puedo entrar en mi cuenta de otra empresa
        mi casero me quiere echar del piso
        cómo renuevo el pasaporte
        mi hijo tiene fiebre
        neumáticos para el coche
        entradas para el concierto
        qué móvil me compro
        buscáis gente para trabajar
        un préstamo para una casa
        how loud is this machine
        what is the noise level in decibels
        how many watts does it draw
        how long is the power cord
        which factory makes your products
        in which country is it manufactured
        where is this brand produced
        how hot does the surface get
        what is the maximum load it can carry
        how tall is it including the lid
        does it float
        does it work with a voice assistant or a smart home
        is it vegan
        what does it smell like
        what chemicals is it made with
        how many calories does it have
        do you sell surfboards
        do you sell musical instruments
        do you sell televisions or phones
        do you sell perfume or make-up
        do you sell furniture for the office
        do you sell food for babies
        do you have fishing rods
        do you stock hunting rifles
        have you got swimwear
        any golf clubs
        do you sell tickets
        are you opening a new branch in my city
        when will you open a shop in Paris
        are you planning to expand to America
        do you offer discounts for pensioners
        is there a discount for soldiers or nurses
        do teachers get money off
        do you have a cafe in the shop
        is there free internet in your store
        how many people do you employ
        who owns the company
        who started the company
        what was your profit last year
        how many customers do you have
        can I become a supplier of yours
        would you sponsor our team
        I am a blogger and want to work with you
        can I be your ambassador on social media
        who designed your logo
        what is the name of your manager
        I want to talk to the founder
        do you run courses or workshops
        can I book a guide
        do you organise trips abroad
        do you rent out cars
        do you hire out boats
        can I charge my electric car there
        is there a hotel near your shop
        where can I eat near your store
        where is my order 48213377 at the moment
        has my return been booked in yet
        what is the status of my complaint
        how many points are on my account right now
        what is the balance of my account
        what did I order last year
        who signed for my parcel
        when will my driver arrive today
        what will be on sale next month
        will the price fall before Christmas
        do you have secret sales
        will there be a new model next year
        is your quality better than that of your competitor
        what do your competitors charge
        which shop is the best of all
        best hiking trail for a weekend
        where can I camp for free
        how high is the mountain
        is the path icy today
        how long does the climb take
        is the water from the lake safe to drink
        which mushrooms are edible
        what should I do when I meet a bear
        how do I read a compass
        a snake bit me
        I sprained my ankle
        a tick bit me and there is a red ring
        my dog is sick
        my cat does not eat
        how do I teach my puppy
        what breed of dog suits me
        I cannot sleep and feel sad
        how much painkiller may I take
        is this drug safe in pregnancy
        how many grams of protein in an egg
        how do I boil an egg
        what goes well with fish
        how long do I roast a chicken
        a cocktail with gin
        football result of last night
        when is the next match
        who is the world champion
        who is president
        when did the war end
        how far away is the sun
        who invented the telephone
        what is the population of the country
        how do you spell this word
        what does this word mean
        what is the square root of nine hundred
        convert miles into kilometres
        exchange rate of the dollar
        write a letter of application
        write a story for children
        write an essay about history
        summarise this book
        help with my maths homework
        fix my computer
        my screen is black
        my printer does not print
        update my operating system
        phone battery runs out too fast
        a formula in a spreadsheet
        a query in a database
        centre an element on a web page
        cancel my gym
        cancel my magazine
        my parcel from the big online marketplace
        the furniture store forgot the screws
        the clothes shop has not refunded me
        the streaming service charged me twice
        I forgot the password of my mail
        my social network account was hacked
        change my electricity supplier
        my internet is down
        a mortgage for a flat
        how should I invest my savings
        how do I pay less tax
        I got a parking ticket
        my boss has not paid me
        can my neighbour do this
        I want to sue somebody
        how do I vote
        register a car
        driving licence renewal
        train to the capital tomorrow
        a cheap flight to the beach
        is there a strike at the airport
        opening hours of the town hall
        post office near me
        a dentist appointment
        a plumber for my bathroom
        haircut and colour
        have my nails done
        cut a spare key
        tattoo
        winter tyres for my car
        my car makes a noise
        remove a stain from the sofa
        paint the wall
        my washing machine leaks
        a film for tonight
        a good novel
        what is on television
        the lyrics of a song
        are you real
        what are you wearing
        what is your name
        do you have feelings
        which language model are you
        sing something
        you are stupid
        I hate you
        tell me something funny
        I want to chat
        my girlfriend left me
        what should I name my child
        what do I wear to a wedding
        lottery numbers
        what does my star sign say
        wie viele Mitarbeiter habt ihr
        in welchem Land wird das hergestellt
        wie laut ist das Gerät
        verkauft ihr auch Musikinstrumente
        macht ihr in meiner Stadt einen Laden auf
        Rabatt für Rentner
        Sehenswürdigkeiten in der Nähe
        mein Hund ist krank
        Drucker funktioniert nicht
        Handyvertrag kündigen
        was läuft im Fernsehen
        übersetze diesen Satz
        cuántos empleados tenéis
        en qué país se fabrica
        cuánto ruido hace
        vendéis instrumentos de música
        vais a abrir en mi ciudad
        descuento para jubilados
        mi perro está enfermo
        no funciona la impresora
        dar de baja mi móvil
        qué ponen en la tele
        traduce esta frase
        """
    )
}
