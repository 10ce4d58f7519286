extension Policy {
    /// The built-in policy.
    package static var standard: Policy {
        get throws(PolicyError) { try Policy(yaml: standardText, file: "the built-in policy") }
    }

    /// Its text, to be printed and changed.
    package static let standardText = """
        # Who answers which question. Conditions under `when` all have to hold; of the rules the first that holds decides.
        version: 1

        # evidence: intents and rules below. intent: the plain router, by the lists under `models` alone.
        policy: evidence

        thresholds:
          answer: fitted      # from which probability on the sources answer: fitted to the collection, or 0 to 1
          intent: 0.5         # below it the intent counts as not known

        # What is done with an intent before any rule is asked:
        #   lookup: NAME      one of the shop's services; where it is not configured, the rules decide. Where it lacks a
        #                     detail the customer is asked for it; with `ask_back: false` the rules decide
        #   handoff: REASON   a person; with `answer_first: true` the rules decide, and a person is recommended as well
        #   say: TEXTS        the answer itself, by language
        intents:
          order_status:
            lookup: order_status
            ask_back: false
            when: {asks_how: false}
          product_availability:
            lookup: stock
            ask_back: false
          cancel_order:
            handoff: account_action
            when: {asks_how: false, entities: order_number}
          change_order:
            handoff: account_action
            when: {asks_how: false, entities: order_number}
          contact_person:
            handoff: asked_for_person
          complaint:
            handoff: complaint
            answer_first: true
          small_talk:
            when: {answerable: false, intent_probability: ">= 0.8", words: "<= 8"}
            say:
              en: Hello! I can help with orders, delivery, returns and our products. What would you like to know?
              de: Hallo! Ich helfe bei Bestellungen, Lieferung, Rückgabe und unseren Produkten. Was möchten Sie wissen?
              es: ¡Hola! Puedo ayudarte con pedidos, envíos, devoluciones y nuestros productos. ¿Qué te gustaría saber?

        # certainty: how far the probability is on its way from the threshold (0) to certain (1).
        # margin: by how much the best document is ahead of the second best, in log-odds.
        rules:
          - name: a verified answer
            when: {curated: ">= 0.93", questions: "<= 1"}
            then: curated
          - name: an order, surely, whose number is not known
            when: {intent: order_status, intent_probability: ">= 0.9", asks_how: false}
            then: lookup
            lookup: order_status
          - name: perhaps an order whose number is not known, and no source
            when: {intent: order_status, answerable: false, asks_how: false}
            then: lookup
            lookup: order_status
          - name: sources that disagree, and no model to weigh them
            when: {conflict: true, models: false}
            then: quoted
            handoff: contradiction
          - name: sources that disagree
            when: {conflict: true}
            then: strong
            escalates: true
          - name: a comparison over several documents
            when: {comparisons: ">= 1", documents: ">= 2"}
            then: strong
          - name: a condition over several documents
            when: {negations: ">= 1", documents: ">= 3"}
            then: strong
          - name: an intent that is not known, on thin evidence
            when: {rejected: true, certainty: "< 0.5"}
            then: strong
          - name: a plain fact, one document ahead
            when: {questions: 1, negations: 0, comparisons: 0, words: "<= 25", certainty: ">= 0.5", margin: ">= 0.5"}
            then: quoted
          - name: a plain fact, as good as certain
            when: {questions: 1, negations: 0, comparisons: 0, words: "<= 25", certainty: ">= 0.95"}
            then: quoted
          - name: sources that answer
            when: {certainty: ">= 0.5"}
            then: cheap
          - name: sources that may answer, one document ahead
            when: {certainty: ">= 0.2", margin: ">= 0.25"}
            then: cheap

        # Whoever is unsure asks the strong model.
        otherwise: strong

        # For `policy: intent`: the model of each intent; all others by `otherwise`.
        models:
          cheap: [order_status, cancel_order, change_order, contact_person, small_talk, product_availability]
          strong: [complaint]

        """
}
