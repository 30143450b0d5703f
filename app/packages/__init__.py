"""Ledger packages for the USB stick (R005): made, verified, received at head office."""
