"""The unmodified `openai` package: each fault as the exception that the package has for it."""

import openai
import pytest

MODEL = "deepseek-v3.2"


def ask(text):
    return [{"role": "user", "content": text}]


def check(raised, type, code, param=...):
    error = raised.value
    assert (error.type, error.code) == (type, code)
    assert error.body["message"] and set(error.body) == {"message", "type", "param", "code"}
    assert error.request_id
    if param is not ...:
        assert error.param == param
    return error


@pytest.mark.parametrize(
    "request_, code, param",
    [
        ({"model": MODEL, "messages": []}, None, "messages"),
        ({"model": MODEL, "messages": [{"content": "no role"}]}, "missing_field", None),
        ({"model": MODEL, "messages": "text"}, "invalid_value", "messages"),
        ({"model": MODEL, "messages": ask("x"), "n": 0}, "invalid_value", "n"),
        ({"model": "auto", "messages": [{"role": "system", "content": "no question"}]}, None, None),
    ],
)
def test_a_wrong_request_is_a_bad_request(client, request_, code, param):
    with pytest.raises(openai.BadRequestError) as raised:
        client.chat.completions.create(**request_)
    error = raised.value
    check(raised, "invalid_request_error", code or error.code)
    if param:
        assert error.param == param


def test_text_that_is_no_json_is_a_bad_request(client):
    with pytest.raises(openai.BadRequestError) as raised:
        options = {"headers": {"Content-Type": "application/json"}}
        client.post("/chat/completions", cast_to=object, content=b'{"model": ', options=options)
    check(raised, "invalid_request_error", "invalid_json")


@pytest.mark.parametrize("wait", ["0", "-1", "600001", "soon", "1.5"])
def test_a_wait_that_is_none_is_a_bad_request(client, wait):
    with pytest.raises(openai.BadRequestError) as raised:
        client.models.list(extra_headers={"X-Request-Timeout-Ms": wait})
    check(raised, "invalid_request_error", "invalid_value", "X-Request-Timeout-Ms")


@pytest.mark.parametrize(
    "name, text", [("traceparent", "00-zz-zz-01"), ("X-Service-Name", "a b/c"), ("X-Service-Name", "x" * 99)]
)
def test_a_header_that_only_names_is_no_fault(client, name, text):
    assert client.models.list(extra_headers={name: text}).data


def test_a_caller_who_waits_for_a_moment_is_told_that_it_is_over(slow, simulator):
    simulator.script({"fault": "delay=3000"})
    with openai.OpenAI(base_url=slow.base_url, api_key="any", max_retries=0, timeout=30) as client:
        try:
            with pytest.raises(openai.InternalServerError) as raised:
                client.chat.completions.create(
                    model=MODEL, messages=ask("A late answer"), extra_headers={"X-Request-Timeout-Ms": "200"}
                )
        finally:
            simulator.script()
    assert raised.value.status_code == 504
    check(raised, "server_error", "timeout")


@pytest.mark.parametrize("key", ["wrong", "nk_wrong", "nk_" + "0" * 60])
def test_a_key_that_does_not_hold_is_an_authentication_error(client_with, key):
    with pytest.raises(openai.AuthenticationError) as raised:
        client_with(key).models.list()
    error = check(raised, "authentication_error", "invalid_api_key")
    assert error.response.headers["www-authenticate"].startswith("Bearer")


def test_what_the_key_may_not_do_is_a_permission_error(client_with):
    with pytest.raises(openai.PermissionDeniedError) as raised:
        client_with("ask").get("/stats", cast_to=object)
    check(raised, "permission_error", "insufficient_role")
    assert client_with("admin").get("/stats", cast_to=object)["total"]


def test_a_model_that_is_not_there_is_not_found(client):
    for call in (
        lambda: client.models.retrieve("gpt-none"),
        lambda: client.chat.completions.create(model="gpt-none", messages=ask("x")),
        lambda: client.embeddings.create(model="gpt-none", input="x"),
    ):
        with pytest.raises(openai.NotFoundError) as raised:
            call()
        check(raised, "invalid_request_error", "model_not_found", "model")


def test_a_collection_of_others_is_not_found(client_with):
    with pytest.raises(openai.NotFoundError) as raised:
        client_with("foreign").chat.completions.create(model="auto:default", messages=ask("Is there a return fee?"))
    check(raised, "invalid_request_error", "collection_not_found")


def test_a_route_that_is_not_there_is_not_found(client):
    with pytest.raises(openai.NotFoundError) as raised:
        client.files.list()
    check(raised, "invalid_request_error", "unknown_route")


def test_too_many_requests_are_a_rate_limit_error(client_with):
    client = client_with("slow")
    client.models.list()
    with pytest.raises(openai.RateLimitError) as raised:
        for _ in range(2):
            client.models.list()
    error = check(raised, "rate_limit_error", "rate_limit_exceeded")
    assert 1 <= int(error.response.headers["retry-after"]) <= 60


def test_a_spent_budget_is_told_from_a_rate(client_with):
    client = client_with("poor")
    with pytest.raises(openai.RateLimitError) as raised:
        for turn in range(3):
            client.chat.completions.create(model=MODEL, messages=ask(f"Spend something, {turn}"))
    error = check(raised, "insufficient_quota", "insufficient_quota")
    assert 1 <= int(error.response.headers["retry-after"]) <= 86_400


def test_the_client_waits_and_tries_again(slow, simulator):
    simulator.script({"times": 4, "fault": "status=429, retry-after=1"})
    with openai.OpenAI(base_url=slow.base_url, api_key="any", max_retries=5, timeout=30) as client:
        try:
            answer = client.chat.completions.create(model=MODEL, messages=ask("Try again until it works"))
        finally:
            simulator.script()
    assert answer.choices[0].message.content


@pytest.mark.parametrize("stream", [False, True])
def test_a_model_that_fails_is_a_server_error(slow, simulator, stream):
    simulator.script({"fault": "status=500"})
    with openai.OpenAI(base_url=slow.base_url, api_key="any", max_retries=0, timeout=30) as client:
        try:
            with pytest.raises(openai.InternalServerError) as raised:
                client.chat.completions.create(model="gpt-4.1", messages=ask(f"Fail, {stream}"), stream=stream)
        finally:
            simulator.script()
    error = raised.value
    assert error.type == "server_error"
    assert (error.status_code, error.code) in [(502, "upstream_error"), (503, "upstream_unavailable")]


async def test_errors_are_raised_asynchronously(async_client):
    with pytest.raises(openai.NotFoundError):
        await async_client.chat.completions.create(model="gpt-none", messages=ask("x"), stream=True)
