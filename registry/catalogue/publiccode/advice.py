"""What the reference parser lets pass, and the standard's text or good use wants otherwise."""

from registry.catalogue.publiccode.findings import Remark, Severity
from registry.language.marks import N_

_A = Severity.ADVICE

EMPTY_VALUE = Remark(
    "empty-value",
    _A,
    N_("The key is there and says nothing."),
    N_("Fill it in, or remove the line."),
)
QUOTES_MISSING = Remark(
    "quotes-missing",
    _A,
    N_("Without quotes this is %(found)s, and text is wanted; it was read as written."),
    N_("Put quotes around it, or other readers may change it (1.10 becomes 1.1)."),
)
REPEATED_ITEM = Remark(
    "repeated-item",
    _A,
    N_("“%(found)s” stands in this list more than once."),
    N_("Name it once."),
)
CUT = Remark(
    "cut",
    _A,
    N_("This has more than %(most)s characters; the catalogue keeps as many."),
    N_("Shorten it."),
)
ADDRESS_TOO_LONG = Remark(
    "address-too-long",
    _A,
    N_("This address is longer than catalogues keep; it was passed over."),
    N_("Give a shorter one, without what follows the page's own address."),
)
BLANK_IN_ADDRESS = Remark(
    "blank-in-address",
    _A,
    N_("There is a blank in this address; it was passed over."),
    N_("Write %%20 for each blank."),
)
NOT_OF_THE_WEB = Remark(
    "not-of-the-web",
    _A,
    N_("“%(found)s” cannot be followed from a page; it was passed over."),
    N_("Give the web address of the same thing, beginning with https://."),
)
LANGUAGE_CASE = Remark(
    "language-case",
    _A,
    N_("A language is usually not written “%(found)s”; it was read as %(read)s."),
    N_("Write %(read)s."),
)
PRIVATE_LANGUAGE = Remark(
    "private-language",
    _A,
    N_("“%(found)s” is a language's name of your own; what it holds was passed over."),
    N_("Write a tag that others know, such as es, pt-BR or en."),
)
LICENCE_RETIRED = Remark(
    "licence-form",
    _A,
    N_("SPDX now writes the licence “%(found)s” as “%(read)s”."),
    N_("Write %(read)s, or the form with “or-later” where that is what is meant."),
)
LICENCE_FORM = Remark(
    "licence-form",
    _A,
    N_("SPDX now writes the licence “%(found)s” as “%(read)s”."),
    N_("Write %(read)s."),
)
PLATFORM_FORM = Remark(
    "platform-form",
    _A,
    N_("The standard writes the platform “%(found)s” as “%(read)s”."),
    N_("Write %(read)s, so that it is found with the others."),
)
FUNDER_WITHOUT_NAME = Remark(
    "funder-without-name",
    _A,
    N_("The standard's text wants the name of who pays, beside the address."),
    N_("Add “name”."),
)
MIME_TYPE_UNKNOWN = Remark(
    "mime-type-unknown",
    _A,
    N_("The media type “%(found)s” is not among those commonly known."),
    N_("Check its spelling."),
)

# ------------------------------------------------ files beside the publiccode.yml
FILE_NOT_CHECKED = Remark(
    "file-not-checked",
    _A,
    N_("Whether the file “%(found)s” is there was not checked: no folder to look in is known."),
    N_("Name the repository's folder with --base to have it checked."),
)
FILE_OUTSIDE = Remark(
    "file-outside",
    _A,
    N_("“%(found)s” lies outside the repository; it was not looked for."),
    N_("Give a path within the repository."),
)
LOGO_BELOW_STANDARD = Remark(
    "logo-below-standard",
    _A,
    N_(
        "The logo “%(found)s” is %(width)s pixels wide, and the standard's text wants at least %(least)s."
    ),
    N_("Give a larger one, or an SVG, which has no size."),
)
