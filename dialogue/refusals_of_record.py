"""Refusals of acts on the record: correcting what another side named, taking entries apart, speaking for an account."""

from dialogue.refusals import Refusal


class MeasureOfAnotherSide(Refusal):
    """In the joint record a side corrects only the measures that it named itself; the secretariat corrects any."""


class MergerUndone(Refusal):
    """This merger was taken apart already."""


class MergedFurther(Refusal):
    """The entry that was kept became one with another one since; that merger comes apart first."""


class BothSatSince(Refusal):
    """A seat that a merger moved cannot go back: the other entry has sat at that meeting since. Facts: meeting, day."""


class NotOursToSay(Refusal):
    """Whether a source is a side's account is said by that side, or by the secretariat. Facts: party."""
