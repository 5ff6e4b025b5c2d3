"""Parties: the sides of dialogues and drafts."""

from sqlmodel import Field

from models.base import Table


class Party(Table, table=True):
    """A side, by its key. Neither a nationality nor an employer. `zone` is the time zone of its capital ('' unknown).

    `names_people`: whether its people stand in Word files by name, as the head of its delegation chose.
    """

    key: str = Field(primary_key=True)
    name_en: str
    name_zh: str
    short_en: str
    short_zh: str
    zone: str = ""
    names_people: bool = True
