"""Whether a video can be shown in a page by oEmbed, told from its address alone.

The services are those of oEmbed's public registry (oembed.com) that show videos; the reference parser
holds addresses to the same registry.
"""

from urllib.parse import urlsplit

_ANY_PATH = ("/",)
_SERVICES: dict[
    str, tuple[str, ...]
] = {  # a host and those under it; how a video's path begins
    "23hq.com": _ANY_PATH,
    "cloudflarestream.com": _ANY_PATH,
    "coub.com": ("/view/", "/embed/"),
    "d.tube": ("/v/",),
    "dai.ly": _ANY_PATH,
    "dailymotion.com": ("/video/",),
    "dotsub.com": ("/view/",),
    "facebook.com": _ANY_PATH,
    "faithlifetv.com": _ANY_PATH,
    "fb.watch": _ANY_PATH,
    "flickr.com": _ANY_PATH,
    "gumlet.com": ("/watch/",),
    "hippovideo.io": _ANY_PATH,
    "hulu.com": ("/watch/",),
    "instagram.com": _ANY_PATH,
    "kakao.com": _ANY_PATH,
    "livestream.com": _ANY_PATH,
    "loom.com": ("/share/", "/i/"),
    "microsoftstream.com": ("/video/", "/channel/"),
    "nfb.ca": ("/film/",),
    "odysee.com": _ANY_PATH,
    "onf.ca": ("/film/",),
    "pod.univ-lille.fr": ("/video/",),
    "rumble.com": _ANY_PATH,
    "rutube.ru": ("/video/",),
    "screencast.com": _ANY_PATH,
    "slideshare.net": _ANY_PATH,
    "sproutvideo.com": _ANY_PATH,
    "streamable.com": _ANY_PATH,
    "streamio.com": _ANY_PATH,
    "ted.com": ("/talks/",),
    "tiktok.com": _ANY_PATH,
    "twitter.com": _ANY_PATH,
    "ultimedia.com": _ANY_PATH,
    "ustream.tv": _ANY_PATH,
    "videos.sapo.pt": _ANY_PATH,
    "vidyard.com": _ANY_PATH,
    "vimeo.com": _ANY_PATH,
    "vivo.sx": _ANY_PATH,
    "wistia.com": ("/medias/", "/embed/"),
    "x.com": _ANY_PATH,
    "youtu.be": _ANY_PATH,
    "youtube.com": ("/watch", "/v/", "/playlist", "/shorts", "/embed/", "/live"),
}


def can_be_embedded(address: str) -> bool:
    """Tell whether a web address leads to a video of a service that oEmbed's registry names."""
    parts = urlsplit(address)
    names = (parts.hostname or "").split(".")
    hosts = (".".join(names[start:]) for start in range(len(names)))
    begins = next((_SERVICES[host] for host in hosts if host in _SERVICES), ())
    return len(parts.path) > 1 and parts.path.startswith(begins) if begins else False
