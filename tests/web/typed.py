"""What a browser would send of the form on a page."""

import re


def fields_of(page: str) -> dict[str, list[str]]:
    """Return what a browser would send of the page's form, buttons left out."""
    form = page.partition("<main")[2]
    form = form[form.index("<form") : form.rindex("</form>")]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        kind, name, value = (attribute(tag, each) for each in ("type", "name", "value"))
        if name and not (kind in {"radio", "checkbox"} and " checked" not in tag):
            found.setdefault(name, []).append(value or "")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', form):
        found[name] = [text]
    for name, options in re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = [chosen[1] if chosen else ""]
    return found


def attribute(tag: str, name: str) -> str | None:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return found[1] if found else None
