"""A browser's own long name for itself, in the words of whoever holds the device."""

from django import template

register = template.Library()

# The first that fits: every browser also claims to be the older ones.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"))
BROWSERS += (("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"))
SYSTEMS += (("CrOS", "Chromebook"), ("Mac OS", "Mac"), ("Linux", "Linux"))


@register.filter
def device(user_agent):
    """`Chrome di Android`."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "Browser")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "perangkat lain")
    return f"{browser} di {system}"
