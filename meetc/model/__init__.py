"""The compiled meet: what a text means, resolved, checked and complete.

Each thing keeps `fields`: the values of OpenTrack's fields by their name of 2026, as JSON
(meetc/fields.py lists them), and `extra`, what passes through unknown. Identity and what code
reads itself have attributes, with None or () of what is not said; what only passes through
is asked of `fields`. Everything is immutable; marks are texts as typed.
"""

from meetc.model.meet import Event as Event
from meetc.model.meet import Meet as Meet
from meetc.model.meet import Squad as Squad
from meetc.model.meet import StandingRecord as StandingRecord
from meetc.model.meet import Unit as Unit
from meetc.model.people import Athlete as Athlete
from meetc.model.people import Entry as Entry
from meetc.model.people import Team as Team
from meetc.model.rows import Row as Row
from meetc.model.rows import Total as Total
from meetc.model.rows import qualifiers_of as qualifiers_of
from meetc.model.values import OMIT as OMIT
from meetc.model.values import Omitted as Omitted
from meetc.model.values import Values as Values
