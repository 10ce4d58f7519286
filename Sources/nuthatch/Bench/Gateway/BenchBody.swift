/// Chat requests of one size that differ in a number: made by writing its digits into a copy, for making them anew would
/// take longer than what is measured.
struct BenchBody: Sendable {
    private let template: [UInt8]
    /// Where the number ends.
    private let end: Int

    init(stream: Bool = false, bytes: Int = 1200) {
        let head =
            #"{"model":"\#(GatewayRig.model)","temperature":0,"# + (stream ? #""stream":true,"# : "")
            + #""messages":[{"role":"system","content":""#
        let question = #""},{"role":"user","content":"How do I refund an invoice that was paid late? Case 000000000000"#
        let tail = #""}]}"#
        let passage = "Answer from the passages below and cite them by number. "
        let room = max(0, bytes - head.utf8.count - question.utf8.count - tail.utf8.count)
        let filler = String(repeating: passage, count: room / passage.utf8.count + 1).utf8.prefix(room)
        template = Array(head.utf8) + filler + question.utf8 + tail.utf8
        end = template.count - tail.utf8.count
    }

    /// - Parameter number: its last twelve digits count.
    func numbered(_ number: Int) -> [UInt8] {
        var body = template
        var rest = number.magnitude
        for place in 1...12 {
            body[end - place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        return body
    }
}
