"""What comes back: reports, complaints, absences and answers, applied to our rows.

Readers (`mailbox`, the commands `receive_letter` and `read_maildir`) and providers' notices all
end here. Each thing is taken once, and each change it makes can be taken back.
"""

from campaigns.feedback.receiving import receive

__all__ = ["receive"]
