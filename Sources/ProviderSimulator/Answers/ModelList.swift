/// The answer to `/v1/models`.
struct ModelList {
    var names: [String]

    var json: Template {
        var json = Template(#"{"object":"list","data":["#)
        for (index, name) in names.enumerated() {
            json.append(index == 0 ? #"{"id":"# : #",{"id":"#)
            json.appendJSON(name)
            json.append(#","object":"model","created":1750000000,"owned_by":"simulator"}"#)
        }
        json.append("]}")
        return json
    }
}
