"""Accounts: who a person is to Vicarity, and what an account is for."""
