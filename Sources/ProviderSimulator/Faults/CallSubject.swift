/// What a script can tell calls apart by.
struct CallSubject {
    var path: String
    var model: String?
    var streams: Bool
}
