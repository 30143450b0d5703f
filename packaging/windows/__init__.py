"""How the Windows program is made and proved on Debian."""
