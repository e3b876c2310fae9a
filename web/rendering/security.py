"""What a page of ours may load and do: nothing but our own files, and no inline style or script.

The one inline script is the component library's, which carries the request's nonce.
"""

_RULES = (
    "default-src 'none'",
    "script-src 'self' 'nonce-{nonce}'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
)


def content_security_policy(nonce: str) -> str:
    """Return the value of the Content-Security-Policy header for one answer."""
    return "; ".join(_RULES).format(nonce=nonce)
