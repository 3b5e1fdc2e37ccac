"""Where a desk keeps what was read: the database, and the original bytes beside it.

``base`` says what any store promises, ``tables`` what it looks like to others who read the database. Stages know
nothing of this package; :mod:`headwater.desk` brings the two together.
"""
