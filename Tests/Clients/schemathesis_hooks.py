"""What Schemathesis cannot read from the document: how lines of JSON are sent, and what every error holds."""

import json

import schemathesis

TYPES = {
    "invalid_request_error", "authentication_error", "permission_error", "rate_limit_error", "insufficient_quota",
    "server_error",
}


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    if isinstance(value, (str, bytes)):
        return value if isinstance(value, bytes) else value.encode("utf-8", "replace")
    return json.dumps(value).encode()


@schemathesis.hook
def before_load_schema(context, raw_schema):
    # They go with every request and take nearly any text: without them there are three times fewer cases, and none of a
    # caller who waits for a millisecond and is rightly told that the time is up. test_errors.py has them.
    names = ("RequestID", "ServiceName", "RequestTimeout", "Traceparent")
    common = {f"#/components/parameters/{name}" for name in names}
    for operations in raw_schema["paths"].values():
        for operation in operations.values():
            parameters = operation.get("parameters", [])
            operation["parameters"] = [each for each in parameters if each.get("$ref") not in common]


@schemathesis.check
def error_shape(context, response, case):
    """An error has the shape of OpenAI's, and says when to come again."""
    if response.status_code < 400 or case.method == "HEAD":
        return
    if response.status_code in (429, 503):
        assert int(response.headers["retry-after"][0]) >= 0, "Retry-After is no number of seconds"
    body = response.json()
    if case.path == "/mcp" and "jsonrpc" in body or case.path == "/readyz":
        return
    assert set(body) == {"error"}, f"an error's body holds {sorted(body)}"
    error = body["error"]
    assert set(error) == {"message", "type", "param", "code"}, f"an error holds {sorted(error)}"
    assert error["type"] in TYPES, f"there is no type {error['type']}"
    assert error["message"] and error["code"], "an error has neither message nor code"
