/// The words that dates are written with, without accents, in English, German and Spanish.
package enum DateWords {
    /// 1 to 12.
    package static let months: [String: Int] = {
        let names = [
            "january jan januar janner enero ene", "february feb februar febrero", "march mar marz maerz marzo",
            "april apr abril abr", "may mai mayo", "june jun juni junio", "july jul juli julio",
            "august aug agosto ago", "september sep sept septiembre setiembre", "october oct oktober okt octubre",
            "november nov noviembre", "december dec dezember dez diciembre dic",
        ]
        var months: [String: Int] = [:]
        for (index, line) in names.enumerated() {
            for name in line.split(separator: " ") { months[String(name)] = index + 1 }
        }
        return months
    }()

    /// Those that are words besides: a date only where they stand beside a day as a name does.
    static let doubtful: Set = ["may", "march", "mar", "ago"]

    /// 0 for Monday to 6 for Sunday.
    static let weekdays: [String: Int] = {
        let names = [
            "monday montag lunes", "tuesday dienstag martes", "wednesday mittwoch miercoles",
            "thursday donnerstag jueves", "friday freitag viernes", "saturday samstag sonnabend sabado",
            "sunday sonntag domingo",
        ]
        var weekdays: [String: Int] = [:]
        for (index, line) in names.enumerated() {
            for name in line.split(separator: " ") { weekdays[String(name)] = index }
        }
        return weekdays
    }()

    /// Days from today.
    static let near = [
        "today": 0, "heute": 0, "hoy": 0, "yesterday": -1, "gestern": -1, "ayer": -1, "tomorrow": 1, "morgen": 1,
        "manana": 1, "vorgestern": -2, "anteayer": -2, "antier": -2, "ubermorgen": 2, "uebermorgen": 2,
    ]

    /// Behind these, "morgen" and "mañana" are the morning.
    static let beforeMorning: Set = [
        "guten", "gute", "guter", "schonen", "am", "heute", "gestern", "la", "esta", "jeden", "por",
    ]

    static let last: Set = ["last", "letzten", "letzter", "letzte", "vergangenen", "pasado"]
    static let next: Set = ["next", "nachsten", "nachster", "nachste", "kommenden", "proximo"]

    /// How many days a unit has.
    static let units = [
        "day": 1, "days": 1, "tag": 1, "tagen": 1, "tage": 1, "dia": 1, "dias": 1,
        "week": 7, "weeks": 7, "woche": 7, "wochen": 7, "semana": 7, "semanas": 7,
    ]
}
