"""What each article is made of, and families whose root cannot be told; tables.py says what everything means."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "derivations",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("own", sa.Float, nullable=False),
        sa.Column("quoted", sa.Float, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    with op.batch_alter_table("families") as families:
        families.alter_column("root", existing_type=sa.Text, nullable=True)
