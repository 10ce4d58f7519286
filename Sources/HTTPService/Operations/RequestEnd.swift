/// How a request ended, for whoever follows it: by names of which there are few.
package struct RequestEnd: Sendable {
    package var method: String
    /// As declared, such as `/v1/answers/{id}`; empty where there is none.
    package var route: String
    package var status: Int
    package var requestID: String
}
