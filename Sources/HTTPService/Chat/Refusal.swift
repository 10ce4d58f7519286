/// What a customer is told where the documents do not answer and the policy has no words for it.
enum Refusal {
    static func text(language: String?) -> String {
        switch language?.prefix(2).lowercased() {
        case "de": "Dazu finde ich nichts in unseren Seiten. Ich gebe die Frage gerne weiter."
        case "es": "No encuentro nada sobre eso en nuestras páginas. Puedo pasar su pregunta a una persona."
        default: "I cannot find this in our pages. I can pass your question on to a colleague."
        }
    }
}
