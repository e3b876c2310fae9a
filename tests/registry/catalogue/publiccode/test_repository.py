import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.catalogue.repository import normalise_repository


@pytest.mark.parametrize(
    "written",
    [
        "https://github.com/AGESIC-UY/simple",
        "HTTPS://GitHub.com/agesic-uy/SIMPLE",
        "http://github.com/AGESIC-UY/simple",
        "https://github.com:443/AGESIC-UY/simple/",
        "https://www.github.com/AGESIC-UY/simple.git",
        "https://github.com/AGESIC-UY/simple.git/",
        "https://someone:secret@github.com/AGESIC-UY/simple",
        "https://github.com//AGESIC-UY/./x/../simple",
        "https://github.com/AGESIC-UY/simple#readme",
        "https://github.com/AGESIC-UY/simple?tab=readme",
        "git@github.com:AGESIC-UY/simple.git",
        "ssh://git@github.com/AGESIC-UY/simple.git",
        "ssh://git@github.com:22/AGESIC-UY/simple",
        "git://github.com/AGESIC-UY/simple.git",
        "git+https://github.com/AGESIC-UY/simple.git",
        "  https://github.com/AGESIC-UY/simple  ",
    ],
)
def test_all_ways_of_writing_an_address_are_one_repository(written):
    assert normalise_repository(written) == "https://github.com/agesic-uy/simple"


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("https://git.Example.org/Team/Thing.git", "https://git.example.org/Team/Thing"),
        ("https://gitlab.com/Group/Sub/Thing", "https://gitlab.com/group/sub/thing"),
        ("https://git.example.org:8443/a/b", "https://git.example.org:8443/a/b"),
        ("ssh://git@git.example.org:2222/a/b.git", "https://git.example.org/a/b"),
        ("https://git.example.org/?p=a.git", "https://git.example.org?p=a.git"),
        ("https://www.example.org/a", "https://www.example.org/a"),
        ("https://münchen.example/é", "https://xn--mnchen-3ya.example/%C3%A9"),
        ("https://git.example.org./a", "https://git.example.org/a"),
        ("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_what_tells_repositories_apart_is_kept(written, normalised):
    assert normalise_repository(written) == normalised


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "simple",
        "github.com/AGESIC-UY/simple",
        "ftp://example.org/a",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https://exa mple.org/a",
        "https://example.org/a\nb",
        "https://example.org/\x00",
        "https://[::1/a",
        "https://example.org:99999/a",
        "https://-example.org/a",
        "https://example..org/a",
        "https://" + "a" * 64 + ".org/x",
        "https://example.org/" + "a" * 600,
    ],
)
def test_what_is_no_address_of_a_repository_is_refused(written):
    assert normalise_repository(written) is None


hosts = st.sampled_from(
    [
        "github.com",
        "www.GitHub.com",
        "gitlab.com",
        "example.org",
        "EXAMPLE.org.",
        "bücher.example",
    ]
)
pieces = st.text(
    st.sampled_from("aB1.-_~%25éñ:@") | st.characters(codec="utf-8"), min_size=0, max_size=8
)
tails = st.sampled_from(
    ["", "/", ".git", ".git/", "//", "/.git", ".GIT", "?a=b", "#c", "/..", "/."]
)
heads = st.sampled_from(["https://", "HTTP://", "ssh://git@", "git@", "git+https://u:p@"])


@given(heads, hosts, st.sampled_from(["/", ":", ":443/", ":8080/"]), st.lists(pieces), tails)
def test_normalising_twice_changes_nothing(head, host, between, path, tail):
    once = normalise_repository(head + host + between + "/".join(path) + tail)

    assert once is None or normalise_repository(once) == once


@given(st.text())
def test_no_text_makes_normalising_fail(text):
    once = normalise_repository(text)

    assert once is None or once.startswith("https://")
