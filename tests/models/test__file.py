"""G5: only engines that cannot lose commits; G27: nothing of an encrypted file goes to the disk another way."""

import pytest

from app.core.errors import EnvironmentFault
from app.models import _file
from app.models._file import OpenFile, connect_file, is_safe_engine, require_safe_engine

VERSIONS = {
    "3.7.0": False, "3.7.17": False, "3.31.1": False, "3.37.2": False, "3.39.4": False, "3.40.1": False,
    "3.43.2": False, "3.44.0": False, "3.44.5": False, "3.44.6": True, "3.44.7": True, "3.45.0": False,
    "3.45.3": False, "3.46.1": False, "3.47.2": False, "3.49.1": False, "3.50.0": False, "3.50.4": False,
    "3.50.6": False, "3.50.7": True, "3.50.10": True, "3.51.0": False, "3.51.1": False, "3.51.2": False,
    "3.51.3": True, "3.52.0": False, "3.53.0": True, "3.53.4": True, "3.54.1": True, "4.0.0": True,
    "": False, "unknown": False, "3.53": False,
}  # fmt: skip


@pytest.mark.parametrize(("version", "safe"), VERSIONS.items())
def test_version_rule(version, safe):
    assert is_safe_engine(version) is safe
    if safe:
        require_safe_engine(version)
    else:
        with pytest.raises(EnvironmentFault) as caught:
            require_safe_engine(version)
        assert caught.value.kind == "unsafe_engine"


def test_the_engine_shipped_is_safe():
    require_safe_engine()


def test_only_a_process_with_a_key_writes_no_memory_to_the_disk(tmp_path, monkeypatch):
    resource = pytest.importorskip("resource")
    asked = []
    monkeypatch.setattr(resource, "setrlimit", lambda *given: asked.append(given))
    OpenFile(str(tmp_path / "a"))
    assert asked == []
    OpenFile(str(tmp_path / "a"), "7" * 64)
    assert [(what, limits[0]) for what, limits in asked] == [(resource.RLIMIT_CORE, 0)]


def test_an_encrypted_file_sorts_in_memory_on_every_connection(tmp_path):
    opened = OpenFile(str(tmp_path / "a"), "7" * 64)
    bare = connect_file(opened.path, opened.key)
    for conn in (opened.new_connection(), opened.new_connection(read_only=True), bare):
        assert conn.execute("PRAGMA temp_store").fetchone()[0] == 2
        conn.close()


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/home/数据/a#1?.db", "/home/数据/a%231%3f.db"),
        ("C:\\数据\\a.db", "/C:/数据/a.db"),
        ("\\\\?\\C:\\数据\\a.db", "////%3f/C:/数据/a.db"),
        ("\\\\server\\share\\a.db", "////server/share/a.db"),
    ],
)
def test_every_spelling_of_a_path_becomes_a_uri(path, uri):
    assert _file._uri_path(path) == uri
