"""Services to ask: an open one, one with keys, and one whose models are told how to behave."""

import json
import shutil

import openai
import pytest

from processes import Service, Simulator, run


@pytest.fixture(scope="session")
def shop(tmp_path_factory):
    """A database with the demo shop's documents; each service has a copy of its own."""
    database = tmp_path_factory.mktemp("shop") / "shop.sqlite"
    run("ingest", "corpora", "--database", database, "--quiet")
    return database


def copy(database, folder):
    for file in database.parent.iterdir():
        if file.name.startswith(database.name) and not file.name.endswith(("-shm", ".lock")):
            shutil.copy(file, folder)
    return folder / database.name


@pytest.fixture(scope="session")
def service(shop, tmp_path_factory):
    """Asks for no key; its models are the simulator's."""
    folder = tmp_path_factory.mktemp("open")
    with Service(copy(shop, folder), folder / "log", "--simulate") as service:
        yield service


@pytest.fixture(scope="session")
def keyed(shop, tmp_path_factory):
    """The service with keys, by what they are for."""
    folder = tmp_path_factory.mktemp("keyed")
    database = copy(shop, folder)

    def key(name, *options):
        report = json.loads(run("keys", "create", "--name", name, *options, "--database", database, "--json"))
        return next(value for value in report.values() if isinstance(value, str) and value.startswith("nk_"))

    keys = {
        "ask": key("ask", "--roles", "ask"),
        "ingest": key("ingest", "--roles", "ingest"),
        "admin": key("admin", "--roles", "admin"),
        "slow": key("slow", "--roles", "ask", "--requests-per-minute", "1"),
        "poor": key("poor", "--roles", "ask", "--daily-budget", "0.000001"),
        "foreign": key("foreign", "--roles", "ask", "--tenant", "other", "--collections", "other"),
    }
    with Service(database, folder / "log", "--simulate") as service:
        service.keys = keys
        yield service


@pytest.fixture(scope="session")
def simulator(tmp_path_factory):
    """Models that write one word in 20 ms, 400 words long."""
    folder = tmp_path_factory.mktemp("simulator")
    with Simulator(folder / "log", "--token-interval", 20, "--answer-tokens", 400) as simulator:
        yield simulator


@pytest.fixture(scope="session")
def slow(shop, simulator, tmp_path_factory):
    """The service over those models."""
    folder = tmp_path_factory.mktemp("slow")
    settings = folder / "nuthatch.yaml"
    settings.write_text(f'upstreams: [{{name: simulator, base_url: "{simulator.base_url}", keyless: true}}]\n')
    with Service(copy(shop, folder), folder / "log", "--config", settings) as service:
        yield service


@pytest.fixture
def client(service):
    """The stock client: another base URL, and any key."""
    with openai.OpenAI(base_url=service.base_url, api_key="any", max_retries=0, timeout=30) as client:
        yield client


@pytest.fixture
async def async_client(service):
    async with openai.AsyncOpenAI(base_url=service.base_url, api_key="any", max_retries=0, timeout=30) as client:
        yield client


@pytest.fixture
def client_with(keyed):
    """A stock client with the key of that name, or with that text for a key."""
    clients = []

    def client(key):
        clients.append(
            openai.OpenAI(base_url=keyed.base_url, api_key=keyed.keys.get(key, key), max_retries=0, timeout=30)
        )
        return clients[-1]

    yield client
    for each in clients:
        each.close()
