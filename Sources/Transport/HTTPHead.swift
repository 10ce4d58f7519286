/// The status and the fields of a response. Interim heads (1xx) and trailers are not in it.
package struct HTTPHead: Sendable, Equatable {
    package var status: Int
    package var headers: [HTTPHeader]

    package init(status: Int, headers: [HTTPHeader] = []) {
        self.status = status
        self.headers = headers
    }

    /// The value of the first field of that name, in whatever case it is written.
    package func first(_ name: String) -> String? {
        headers.first { $0.name.isEqualIgnoringCase(name) }?.value
    }
}
