"""The one guarded way to what lies outside: pages of public hosts, by HTTPS."""
