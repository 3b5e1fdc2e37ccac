"""The first schema; tables.py says what everything means."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _readings()
    _account()


def _readings() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.String),
        sa.Column("published_precision", sa.String),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False, index=True),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("reading_version", sa.String, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("article", sa.String, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("stance", sa.String, nullable=False),
        sa.Column("hedged", sa.Boolean, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("speaker_name", sa.Text, index=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("said_on", sa.String),
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "rejected",
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("stage", sa.String, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("sha256", sa.String),
    )


def _account() -> None:
    _corpus_table("entities", ("kind", sa.String, False), ("name", sa.Text, False), ("side", sa.Text, True))
    _corpus_table("families", ("root", sa.Text, False))
    _corpus_table(
        "claims",
        ("gist_article", sa.String, False),
        ("gist_start", sa.Integer, False),
        ("gist_end", sa.Integer, False),
        ("statements", sa.Integer, False),
        ("narrated", sa.Integer, False),
    )
    _corpus_table("lineages", ("origins", sa.Integer, False), ("articles", sa.Integer, False), key="claim")
    _corpus_table("conflicts", ("kind", sa.String, False), ("why", sa.Text, False))
    _corpus_table("movements", ("who", sa.Text, True), ("what", sa.Text, False), ("quantity", sa.Text, True))
    op.create_table(
        "meta",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _corpus_table(name: str, *columns: tuple[str, type, bool], key: str = "id") -> None:
    op.create_table(
        name,
        sa.Column(key, sa.String, primary_key=True),
        sa.Column("ordinal", sa.Integer, nullable=False),
        *(sa.Column(column, kind, nullable=nullable) for column, kind, nullable in columns),
        sa.Column("data", sa.Text, nullable=False),
    )
