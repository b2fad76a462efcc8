"""The mentor programme: rounds in which students and alumni are paired, all at once.

inviting and applying fill a round; pairing makes the pairs and offers them; answering is the two
yes or the no, and the next choice; following is the time together; clock does what is due.
"""


class Refused(ValueError):
    """What was asked for cannot be done now. The message is written for whoever asked."""
