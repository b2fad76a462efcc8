"""The alumni office's screens in the back office: people, imports, accounts, audit log."""
