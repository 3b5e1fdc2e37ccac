"""The tables of a desk's database: a contract with everyone who reads one, by SQL or by another program.

Read freely; write only through headwater. Names and meanings stay as they are within a schema revision (the row in
``alembic_version``), and later revisions add rather than change. Text positions count characters of the article's
cleaned text, which lies in ``data``. ``data`` holds a whole record of :mod:`headwater.types` as JSON, field by field
under the same names; the other columns repeat what is handy to search and sort by.

articles
    One row an article. ``path`` as it was given; ``published`` an ISO 8601 prefix as long as ``published_precision``
    says (year, month, day, minute, second); ``sha256`` of the original bytes, which lie in
    ``originals/<first two digits>/<sha256>``; ``words`` of the cleaned text; ``made_by`` the step that annotated it;
    ``reading_version`` the version of all article stages together; ``data`` an Annotated, the article inside it, as
    JSON compressed by zlib.
statements
    One row a statement, or a belief that nobody is said to have voiced (``kind`` in ``data``), which no account uses;
    ``ordinal`` its place among those of its article, from 0, beliefs last. ``source`` is the words that name
    the source there, ``speaker_name`` the fullest name behind them, ``content`` the attributed words (pieces joined by
    " … "), ``said_on`` an ISO 8601 prefix. ``data`` is a Statement.
rejected
    What could not be used: the path, the stage that said so, its reason in words; ``sha256`` where the bytes are known.
entities, families, claims, lineages, conflicts, reconciled, movements, events, derivations
    The account of all articles together, replaced as a whole. ``ordinal`` keeps the account's order, from 0. The gist
    of a claim is a span of an article. ``statements``, ``narrated``, ``origins`` and ``articles`` are counts; ``root``
    is an article's id or the name of whom a family is from, or null; ``own`` and ``quoted`` are shares of an article's
    words. ``data`` is an Entity, Family, Claim, Lineage, Conflict, Reconciled, Movement, Event or Derivation.
judgements
    What people decided of names, in the order in which they did: ``verdict`` (same, different, unsure) of ``left`` and
    ``right``, by ``author`` at ``made_at``; ``withdrawn_at`` where it was taken back (both ISO 8601, UTC). The newest
    that stands counts.
meta
    ``account_fingerprint``: which articles, read and compared by which versions, the account was made from. Where it
    is missing, no account was made yet. It may be out of date; ``headwater status`` tells.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

REVISION = "0004"  # the newest file in migrations/versions; a test compares them

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("path", Text, nullable=False),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", String),
    Column("published_precision", String),
    Column("language", String, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("words", Integer, nullable=False),
    Column("made_by", String, nullable=False),
    Column("reading_version", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("form", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("source", Text),
    Column("speaker_name", Text, index=True),
    Column("content", Text, nullable=False),
    Column("said_on", String),
    Column("made_by", String, nullable=False),
    Column("data", Text, nullable=False),
)

rejected = Table(
    "rejected",
    metadata,
    Column("path", Text, primary_key=True),
    Column("stage", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("sha256", String),
)

entities = Table(
    "entities",
    metadata,
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("side", Text),
    Column("data", Text, nullable=False),
)

families = Table(
    "families",
    metadata,
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("root", Text),
    Column("data", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("gist_article", String, nullable=False),
    Column("gist_start", Integer, nullable=False),
    Column("gist_end", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("narrated", Integer, nullable=False),
    Column("data", Text, nullable=False),
)

lineages = Table(
    "lineages",
    metadata,
    Column("claim", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("data", Text, nullable=False),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("data", Text, nullable=False),
)

reconciled = Table(
    "reconciled",
    metadata,
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("data", Text, nullable=False),
)

movements = Table(
    "movements",
    metadata,
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("who", Text),
    Column("what", Text, nullable=False),
    Column("quantity", Text),
    Column("data", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("what", Text, nullable=False),
    Column("data", Text, nullable=False),
)

derivations = Table(
    "derivations",
    metadata,
    Column("article", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("own", Float, nullable=False),
    Column("quoted", Float, nullable=False),
    Column("data", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("verdict", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Column("withdrawn_at", String),
)

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
