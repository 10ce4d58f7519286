import Gateway
import Testing

@Suite struct CacheControlTests {
    private static let year = Duration.seconds(31_536_000)

    @Test(arguments: [
        ("", CacheControl()),
        ("no-cache", CacheControl(reads: false)),
        ("No-Cache", CacheControl(reads: false)),
        ("no-store", CacheControl(reads: false, stores: false)),
        ("no-cache, no-store", CacheControl(reads: false, stores: false)),
        (" max-age=60\t", CacheControl(maximumAge: .seconds(60))),
        ("MAX-AGE = 60", CacheControl(maximumAge: .seconds(60))),
        ("max-age=\"60\"", CacheControl(maximumAge: .seconds(60))),
        ("max-age=0", CacheControl(maximumAge: .zero)),
        ("max-age=60,max-age=30, max-age=90", CacheControl(maximumAge: .seconds(30))),
        ("max-age=99999999999", CacheControl(maximumAge: year)),
        ("max-age=99999999999999999999999", CacheControl(maximumAge: year)),
        ("max-age=-5", CacheControl()),
        ("max-age=+5", CacheControl()),
        ("max-age=1.5", CacheControl()),
        ("max-age=soon", CacheControl()),
        ("max-age", CacheControl()),
        ("max-age=", CacheControl()),
        ("only-if-cached, max-stale=5, x=\"no-store\"", CacheControl()),
        (",,=,=no-cache,;", CacheControl()),
        ("private, max-age=5, no-cache", CacheControl(reads: false, maximumAge: .seconds(5))),
    ])
    func `a header's directives are read, and what is none is ignored`(header: String, control: CacheControl) {
        #expect(CacheControl(header: header) == control)
    }

    @Test func `the namespace comes from elsewhere`() {
        #expect(CacheControl(header: "no-cache", namespace: "v2") == CacheControl(reads: false, namespace: "v2"))
    }
}
