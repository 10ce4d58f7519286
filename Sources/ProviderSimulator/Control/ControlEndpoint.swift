/// The calls that steer the simulator, under `/_simulator/`. They need no key and are not counted.
struct ControlEndpoint {
    let board: Board

    /// Nil where the path is not one of control.
    func reply(to request: Request) -> Reply? {
        guard request.path.utf8.starts(with: "/_simulator/".utf8) else { return nil }
        switch (request.method, request.path) {
        case ("GET", "/_simulator/counts"): return Reply(.whole(Template(board.counts.json)))
        case ("POST", "/_simulator/reset"):
            board.reset()
            return done
        case ("POST", "/_simulator/script"): return setScript(request.body)
        default: return Reply(.noSuchPath("\(request.path) for \(request.method)"))
        }
    }

    /// An empty body takes the script away.
    private func setScript(_ body: [UInt8]) -> Reply {
        do {
            board.setScript(body.isEmpty ? nil : try Script(json: body))
            return done
        } catch {
            return Reply(.badFault(error))
        }
    }

    private var done: Reply { Reply(.whole(Template(#"{"ok":true}"#))) }
}
