"""What axe-core finds wrong on a page, beyond what it finds on a bare page of Streamlit's."""

from axe_playwright_python.sync_playwright import Axe

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    # The page's style sheets are not fetched once more: no rule of these reads them.
    "preload": False,
}
AXE = Axe().axe_script
KIND = "node => document.querySelector(node)?.closest('[data-testid]')?.dataset.testid ?? ''"


def violations(page):
    """The violations: which rule, of which kind of Streamlit's elements, and the HTML."""
    found = set()
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    for violation in page.evaluate("options => axe.run(options)", OPTIONS)["violations"]:
        for node in violation["nodes"]:
            found.add((violation["id"], page.evaluate(KIND, node["target"][-1]), node["html"][:200]))
    return found


def beyond(page, bare):
    """The page's violations that a bare page, whose violations are `bare`, does not have as well."""
    known = {(rule, kind) for rule, kind, _ in bare}
    return sorted(one for one in violations(page) if one[:2] not in known)
