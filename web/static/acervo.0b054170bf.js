// What the pages gain where there is script. Every page works without it.
import { Button, ErrorSummary, PasswordInput, SkipLink, createAll } from "./govuk-frontend.1c935e92d6.js";
import { startSuggestions } from "./suggest.3b9c170e09.js";

const start = (scope) => {
  for (const component of [Button, ErrorSummary, PasswordInput, SkipLink]) createAll(component, {}, scope);
};

start(document);
startSuggestions();
// a fragment that htmx has put into the page brings its own components
document.addEventListener("htmx:after:swap", (event) => start(event.detail?.ctx?.target ?? document));
