"""What every answer of the front door has, whichever door gives it: pure ASGI, one manner a file."""
