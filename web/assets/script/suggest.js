// Suggestions under a search box: what the public entries hold, as `GET /api/v1/suggest` tells it.
// The pattern is ARIA's editable combobox with a list; without script the box is a plain one.

const PAUSE = 120; // milliseconds without a key before anything is asked
const LEAST = 2;
const LIMIT = 8;

class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.words = form.dataset;
    this.items = [];
    this.active = -1;
    this.list = document.createElement("ul");
    this.list.id = `${this.input.id}-suggestions`;
    this.list.className = "acv-suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.suggestions);
    this.told = document.createElement("div");
    this.told.className = "govuk-visually-hidden";
    this.told.setAttribute("role", "status");
    this.input.parentElement.append(this.list, this.told);
    this.input.type = "text"; // a combobox is no search field to a screen reader
    this.input.enterKeyHint = "search";
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", this.list.id],
    ]) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", (event) => {
      const place = [...this.list.children].indexOf(event.target.closest("li"));
      if (place >= 0) this.choose(this.items[place]);
    });
  }

  wait() {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (this.input.value.trim().length < LEAST) this.close();
    else this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asking = new AbortController();
    const asked = new URLSearchParams({
      q: this.input.value.slice(-200),
      language: document.documentElement.lang.slice(0, 2),
      limit: LIMIT,
    });
    try {
      const answer = await fetch(`${this.words.suggest}?${asked}`, { signal: this.asking.signal });
      if (answer.ok) this.show((await answer.json()).items);
    } catch {
      this.close(); // given up for the next key, or no network: the box works without
    }
  }

  show(items) {
    if (document.activeElement !== this.input) return;
    this.items = items;
    this.list.replaceChildren(...items.map((item, place) => this.option(item, place)));
    this.list.hidden = !items.length;
    this.told.textContent = items.length ? `${this.words.suggestions}: ${items.length}` : "";
    this.input.setAttribute("aria-expanded", String(!!items.length));
    this.mark(-1);
  }

  option(item, place) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const text = document.createElement("span");
    text.textContent = item.text;
    const kind = document.createElement("span");
    kind.className = "acv-suggestions__kind";
    kind.textContent = this.words[item.kind] ?? "";
    option.append(text, " ", kind);
    return option;
  }

  press(event) {
    if (this.list.hidden) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      const places = this.items.length + 1; // one of them is the box itself
      this.mark(((this.active + 1 + steps[event.key] + places) % places) - 1);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.items[this.active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  mark(place) {
    this.active = place;
    [...this.list.children].forEach((option, each) => {
      option.setAttribute("aria-selected", String(each === place));
      if (each === place) option.scrollIntoView({ block: "nearest" });
    });
    if (place < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.list.children[place].id);
  }

  choose(item) {
    this.close();
    if (item.kind === "name") location.assign(`/software/${encodeURIComponent(item.slug)}`);
    else if (item.kind === "category") location.assign(`${this.form.action}?category=${encodeURIComponent(item.slug)}`);
    else {
      this.input.value = item.text;
      this.form.requestSubmit();
    }
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.told.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}

export const startSuggestions = () => {
  for (const form of document.querySelectorAll("form[data-suggest]")) new Suggestions(form);
};
