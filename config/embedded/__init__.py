"""Everything a newcomer needs with no server to install: PostgreSQL, a mailbox, one command."""
