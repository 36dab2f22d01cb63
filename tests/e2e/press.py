"""Pressing what a page offers, by its words."""


def press(person, name):
    """Press it once it is there, and look at where it leads."""
    page = person.page
    button = page.locator("main, .page-actions").get_by_role("button", name=name)
    link = page.get_by_role("link", name=name)
    button.or_(link).first.wait_for(state="attached")
    with page.expect_navigation():
        (button if button.count() else link).first.click()
    person.check()
