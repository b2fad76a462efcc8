"""What this app stores about a person, told to the privacy registry."""


def register_all() -> None:
    """Called once when the app starts."""
