"""Pressing what a page offers, by its words."""


def press(person, name):
    """Press it, and look at where it leads."""
    target = person.page.locator("main, .page-actions").get_by_role("button", name=name)
    target = target if target.count() else person.page.get_by_role("link", name=name)
    assert target.count(), person.page.locator("main").aria_snapshot()
    with person.page.expect_navigation():
        target.first.click()
    person.check()
